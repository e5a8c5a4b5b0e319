namespace TwitchHelix.Authentication.Tokens;

/// <summary>The pause after a failed renewal: 2 seconds, doubled by each further failure, 30 seconds at most.</summary>
internal sealed class RenewalPause(RenewalPause? previous, TimeProvider timeProvider)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly TimeSpan length = previous is null ? First : previous.length + previous.length < Longest ? previous.length + previous.length : Longest;
    private readonly long since = timeProvider.GetTimestamp();

    public bool IsOver => timeProvider.GetElapsedTime(since) >= length;
}
