namespace TwitchHelix.EventSub.Delivery;

/// <summary>Takes what a transport receives. No method waits or throws.</summary>
internal interface IEventSubOutlet
{
    /// <summary>Takes a notification, each once. Its handling may wait for <see cref="Wake"/>.</summary>
    /// <returns>False if too many are waiting.</returns>
    bool Deliver(EventSubNotification notification);

    /// <summary>Has what was taken handled, on this thread as far as handlers don't wait.</summary>
    void Wake();

    /// <summary>Hears that a notification is lost, because it wasn't taken and doesn't come again.</summary>
    void Drop(EventSubNotification notification);

    /// <summary>Takes the message that a subscription has ended.</summary>
    void Revoke(EventSubRevocation revocation);

    /// <summary>Hears that a subscription can't be made.</summary>
    void Refuse(EventSubSubscriptionType type, HelixException reason);

    /// <summary>Hears that no connection can be opened, because the address is wrong.</summary>
    void RefuseAddress(HelixException reason);
}
