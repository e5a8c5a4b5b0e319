namespace TwitchHelix.EventSub.WebSockets;

/// <summary>What the connections of a session are opened for.</summary>
internal interface ISessionUse
{
    /// <summary>Whether events come over the connection.</summary>
    bool HasEnabled { get; }

    /// <summary>Waits until there is something to connect for.</summary>
    Task WhenDueAsync(CancellationToken cancellationToken);

    /// <summary>Uses a connection until it isn't needed any more. It is closed then.</summary>
    /// <param name="sessionId">The session of the connection.</param>
    /// <param name="cancellationToken">Ends it: the connection is gone.</param>
    Task KeepAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>Hears that the connection is gone.</summary>
    void Lose();

    /// <summary>Hears that Twitch has ended a subscription. It doesn't throw.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Ends what is done about it.</param>
    Task RevokeAsync(EventSubSubscription subscription, CancellationToken cancellationToken);
}
