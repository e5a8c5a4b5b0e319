namespace TwitchHelix.Pacing;

/// <summary>A limit holds for longer than a caller waits.</summary>
/// <param name="opensAt">The local time at which it opens. Null if that isn't known.</param>
internal sealed class GateClosedException(DateTimeOffset? opensAt) : Exception("The rate limit is reached.")
{
    public DateTimeOffset? OpensAt { get; } = opensAt;
}
