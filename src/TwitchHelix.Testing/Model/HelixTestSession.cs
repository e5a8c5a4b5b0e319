namespace TwitchHelix.Testing;

/// <summary>A WebSocket session of EventSub at a <see cref="HelixTestServer"/>, at one moment.</summary>
public sealed class HelixTestSession
{
    internal HelixTestSession()
    {
    }

    /// <summary>The ID, as in the welcome message.</summary>
    public required string Id { get; init; }

    /// <summary>The client ID of the application that has subscribed over the session. Null before the first subscription.</summary>
    public required string? ClientId { get; init; }

    /// <summary>
    /// The ID of the user whose token has subscribed over the session; the token itself if the server doesn't know it. Null before the first subscription, and
    /// for the session of a conduit's shard.
    /// </summary>
    public required string? UserId { get; init; }

    /// <summary>When the session began.</summary>
    public required DateTimeOffset ConnectedAt { get; init; }

    /// <summary>The longest time without a message, as the client asked for: 10 seconds to 10 minutes.</summary>
    public required TimeSpan KeepaliveTimeout { get; init; }

    /// <summary>The number of connections so far. Each reconnect adds one.</summary>
    public required int Connections { get; init; }

    /// <summary>Returns the ID and the number of connections.</summary>
    /// <returns>For example <c>AgoQ… (1)</c>.</returns>
    public override string ToString() => $"{Id} ({Connections})";
}
