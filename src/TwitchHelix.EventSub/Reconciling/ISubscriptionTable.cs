namespace TwitchHelix.EventSub.Reconciling;

/// <summary>The subscriptions that are wanted by one transport, and what is known of them.</summary>
internal interface ISubscriptionTable
{
    /// <summary>The conduit whose subscriptions are listed. Null for all of the application.</summary>
    string? ConduitId { get; }

    /// <summary>Whether Twitch verifies a subscription after it was made.</summary>
    bool IsVerifiedLater { get; }

    /// <summary>Gets the transport of a subscription that is to be made.</summary>
    CreateEventSubSubscriptionTransport TransportOf(SubscriptionEntry entry);

    /// <summary>Compares what is wanted with what Twitch has, adopts what is there, and plans the rest.</summary>
    /// <param name="listed">What Twitch has.</param>
    SubscriptionPlan Compare(IEnumerable<EventSubSubscription> listed);

    /// <summary>Hears that a subscription is made.</summary>
    /// <returns>False if it isn't wanted any more.</returns>
    bool Make(SubscriptionEntry made, string id);

    /// <summary>Hears that a subscription can't be made.</summary>
    void Fail(SubscriptionEntry entry, HelixException failure, bool isFinal);

    /// <summary>Hears that nothing can be made, because Twitch refuses to list what it has.</summary>
    void Fail(HelixException failure);

    /// <summary>Waits for a change.</summary>
    /// <param name="longest">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken);

    /// <summary>Waits for a change, or until one that failed is due.</summary>
    /// <param name="longest">The longest wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WhenDueAsync(TimeSpan longest, CancellationToken cancellationToken);
}
