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
    public Task RevokeAsync(string subscriptionId, EventSubSubscriptionStatus status, CancellationToken cancellationToken)
    {
        EventSubscription? subscription;
        lock (state.Gate)
            subscription = state.Subscriptions.Find(subscriptionId);
        return subscription is not null && TryRevoke(subscription, status, cancellationToken) is { } sent
            ? sent
            : throw new ArgumentException($"There is no enabled subscription {subscriptionId}.", nameof(subscriptionId));
    }

    /// <summary>Revokes the subscriptions that a user's grant is needed for. Doesn't wait for their messages.</summary>
    public void RevokeGrant(string userId)
    {
        List<EventSubscription> ended;
        lock (state.Gate)
            ended = [.. state.Subscriptions.All.Where(subscription => EventSubCallers.Granter(subscription.Type) == userId)];
        foreach (var subscription in ended)
            _ = TryRevoke(subscription, EventSubSubscriptionStatus.AuthorizationRevoked, CancellationToken.None);
    }

    /// <summary>Revokes a subscription. Null if it isn't enabled.</summary>
    private Task? TryRevoke(EventSubscription subscription, EventSubSubscriptionStatus status, CancellationToken cancellationToken)
    {
        var delivery = new Delivery();
        EventTransport? target;
        lock (state.Gate)
        {
            if (!subscription.IsEnabled)
                return null;
            state.Subscriptions.Set(subscription, status);
            target = Dispatcher.Target(subscription);
            if (target is Session { Current: { } socket })
                socket.Send(new OutgoingFrame(FrameKind.Text, subscription.Revocation(Guid.NewGuid(), state.Now), Delivery: delivery));
        }
        state.Waiters.Changed();
        return CompleteAsync();

        async Task CompleteAsync()
        {
            if (target is Webhook webhook)
                await webhooks.RevokeAsync(webhook, subscription).WaitAsync(cancellationToken).ConfigureAwait(false);
            await delivery.CompleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private (string Login, string DisplayName) NameOf(string userId) => users.Get(userId) is var user ? (user.Login, user.DisplayName) : default;
}
