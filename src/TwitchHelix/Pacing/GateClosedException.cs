namespace TwitchHelix.Pacing;

/// <summary>A limit holds for longer than a caller waits.</summary>
internal sealed class GateClosedException(DateTimeOffset opensAt) : Exception("The rate limit is reached.")
{
    public DateTimeOffset OpensAt { get; } = opensAt;
}
