namespace TwitchHelix;

/// <summary>The options of connections by WebSocket.</summary>
public class EventSubWebSocketOptions
{
    /// <summary>
    /// The time of silence after which Twitch sends a keepalive message, from 10 to 600 seconds. A connection that is silent for a fifth longer is dead, and
    /// another one is opened. Default: 10 seconds.
    /// </summary>
    public TimeSpan KeepaliveTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// The time before a lost connection is opened again. It doubles with each failure up to <see cref="MaxReconnectDelay"/>, and up to half of it is taken off
    /// at random, so that many clients don't connect at the same moment. Events of that time are lost. Default: 500 milliseconds.
    /// </summary>
    public TimeSpan ReconnectDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest time before a lost connection is opened again. Default: 30 seconds.</summary>
    public TimeSpan MaxReconnectDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest message, in bytes. A larger one is skipped and logged. Default: 1 MB (1,048,576).</summary>
    public int MaxMessageSize { get; set; } = 1024 * 1024;

    /// <summary>The first wrong option, for an exception. Null if all are right.</summary>
    internal virtual string? Fault =>
        KeepaliveTimeout < TimeSpan.FromSeconds(10) || KeepaliveTimeout > TimeSpan.FromSeconds(600)
            ? $"{nameof(KeepaliveTimeout)} is {KeepaliveTimeout}; it must be from 10 to 600 seconds."
        : ReconnectDelay < TimeSpan.Zero || ReconnectDelay > MaxReconnectDelay
            ? $"{nameof(ReconnectDelay)} is {ReconnectDelay}; it must be from zero to {nameof(MaxReconnectDelay)}, {MaxReconnectDelay}."
        : MaxReconnectDelay > TimeSpan.FromDays(1) ? $"{nameof(MaxReconnectDelay)} is {MaxReconnectDelay}; it must be at most a day."
        : MaxMessageSize < 1024 ? $"{nameof(MaxMessageSize)} is {MaxMessageSize}; it must be at least 1024 bytes."
        : null;

    internal EventSubWebSocketOptions Copy() => (EventSubWebSocketOptions)MemberwiseClone();
}
