namespace TwitchHelix.EventSub.WebSockets;

/// <summary>What the connections of a session are opened for.</summary>
internal interface ISessionUse
{
    /// <summary>Waits until there is something to connect for.</summary>
    Task WhenDueAsync(CancellationToken cancellationToken);

    /// <summary>Uses a connection until it isn't needed any more. It is closed then.</summary>
    /// <param name="sessionId">Gets the session of the connection.</param>
    /// <param name="cancellationToken">Ends it: the connection is gone.</param>
    Task KeepAsync(Func<string> sessionId, CancellationToken cancellationToken);

    /// <summary>Hears that the connection is gone.</summary>
    void Lose(string sessionId);

    /// <summary>Whether the events of a subscription still come although it was removed.</summary>
    bool IsLeaving(EventSubSubscription subscription);

    /// <summary>Takes the message that Twitch has ended a subscription, and passes it on. It doesn't throw.</summary>
    void Revoke(EventSubRevocation revocation);
}
