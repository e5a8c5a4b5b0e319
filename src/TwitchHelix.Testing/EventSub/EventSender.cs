using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.EventSub.Messages;
using TwitchHelix.Testing.EventSub.Sockets;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.EventSub.Webhooks;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Sends events to the subscriptions whose condition fits, and tells of those that are revoked.</summary>
internal sealed class EventSender(EventSubState state, Dispatcher dispatcher, WebhookSender webhooks, Users users)
{
    /// <summary>Sends an event.</summary>
    /// <param name="type">The type of subscriptions.</param>
    /// <param name="version">The version of the type.</param>
    /// <param name="sent">The event.</param>
    /// <param name="isExample">Whether the event fits each condition.</param>
    /// <param name="cancellationToken">Ends the waiting. The event is sent nevertheless.</param>
    /// <returns>The number of subscriptions.</returns>
    public async Task<int> SendAsync(string type, string version, EventJson sent, bool isExample, CancellationToken cancellationToken)
    {
        var fields = DescribedEvents.Find(type, version)?.Fields;
        var delivery = new Delivery();
        var count = 0;
        foreach (var subscription in state.Subscriptions.Enabled(type, version))
            if (subscription.Fit(sent, fields, isExample, NameOf) is { } content && dispatcher.Send(subscription, content, delivery))
                count++;
        await delivery.CompleteAsync(cancellationToken).ConfigureAwait(false);
        return count;
    }

    /// <summary>Revokes a subscription.</summary>
    /// <exception cref="ArgumentException">There is no enabled subscription with this ID.</exception>
    public async Task RevokeAsync(string subscriptionId, EventSubSubscriptionStatus status, CancellationToken cancellationToken)
    {
        var delivery = new Delivery();
        EventSubscription? subscription;
        EventTransport? target;
        lock (state.Gate)
        {
            subscription = state.Subscriptions.Find(subscriptionId);
            if (subscription is not { IsEnabled: true })
                throw new ArgumentException($"There is no enabled subscription {subscriptionId}.", nameof(subscriptionId));
            state.Subscriptions.Set(subscription, status);
            target = Dispatcher.Target(subscription);
            if (target is Session { Current: { } socket })
                socket.Send(new OutgoingFrame(FrameKind.Text, subscription.Revocation(Guid.NewGuid(), state.Now), Delivery: delivery));
        }
        state.Waiters.Changed();
        if (target is Webhook webhook)
            await webhooks.RevokeAsync(webhook, subscription).WaitAsync(cancellationToken).ConfigureAwait(false);
        await delivery.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private (string Login, string DisplayName) NameOf(string userId) => users.Get(userId) is var user ? (user.Login, user.DisplayName) : default;
}
