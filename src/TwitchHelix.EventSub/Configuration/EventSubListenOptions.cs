namespace TwitchHelix;

/// <summary>The options of <c>ListenAsync</c>.</summary>
public sealed class EventSubListenOptions : EventSubWebSocketOptions
{
    /// <summary>
    /// The number of notifications that wait for the loop at most. While so many wait, new ones are lost, counted, and logged once a minute. Default: 10,000.
    /// </summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>
    /// Is called when Twitch has ended a subscription, with the reason in <c>Subscription.Status</c>, where the connection is read: it must not block, and can
    /// be called for several connections at once. When all have ended, the loop throws an exception. An exception of the action leaves the loop. Null for none.
    /// </summary>
    public Action<EventSubRevocation>? Revoked { get; set; }
}
