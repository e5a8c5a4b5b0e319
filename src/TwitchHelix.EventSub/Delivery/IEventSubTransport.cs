using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Delivery;

/// <summary>Makes subscriptions that are wanted true, and receives their events.</summary>
internal interface IEventSubTransport
{
    /// <exception cref="InvalidOperationException">There are more subscriptions than Twitch allows.</exception>
    void Add(IEnumerable<WantedSubscription> wanted);

    /// <returns>False if there is none.</returns>
    bool Remove(SubscriptionKey key);

    /// <summary>Runs until it is canceled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
