namespace TwitchHelix;

/// <summary>The options of handlers.</summary>
public sealed class EventSubOptions
{
    /// <summary>
    /// The number of notifications of one subscription that wait for its handlers at most. While so many wait, new ones of that subscription are lost over a
    /// WebSocket, counted, and logged once a minute; a webhook answers status 503, and Twitch sends them again. Default: 10,000.
    /// </summary>
    public int QueueCapacity { get; set; } = 10_000;

    /// <summary>
    /// How often a handler is called again that has thrown an exception, in the same scope. The subscription's later events wait meanwhile. Default: 0.
    /// </summary>
    public int HandlerRetries { get; set; }

    /// <summary>The time before a handler is called again. It doubles with each failure, up to a minute. Default: 1 second.</summary>
    public TimeSpan HandlerRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Is called when a handler has failed for the last time, to keep the event elsewhere, for example. An exception of its own is logged. The failure is
    /// logged in any case, and the next event is handled. Null for nothing more. Default: null.
    /// </summary>
    public Func<EventSubContext, Exception, CancellationToken, Task>? HandlerFailed { get; set; }

    internal EventSubOptions Copy() => (EventSubOptions)MemberwiseClone();

    /// <summary>The first wrong option, for an exception. Null if all are right.</summary>
    internal string? Fault =>
        QueueCapacity < 1 ? $"{nameof(QueueCapacity)} is {QueueCapacity}; it must be at least 1."
        : HandlerRetries < 0 ? $"{nameof(HandlerRetries)} is {HandlerRetries}; it must be zero or more."
        : HandlerRetryDelay < TimeSpan.Zero || HandlerRetryDelay > TimeSpan.FromMinutes(1)
            ? $"{nameof(HandlerRetryDelay)} is {HandlerRetryDelay}; it must be from zero to a minute."
        : null;
}
