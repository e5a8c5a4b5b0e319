using TwitchHelix.Testing.EventSub.Sockets;
using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.EventSub.Webhooks;
using TwitchHelix.Testing.Model;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Puts notifications on their way, unless a fault prevents that.</summary>
internal sealed class Dispatcher(EventSubState state, EventSubFaults faults, WebhookSender webhooks)
{
    /// <summary>Called under the lock with a shard whose webhook has failed.</summary>
    public Action<Shard>? ShardFailed { get; set; }

    /// <summary>Sends an event to a subscription. False if its transport takes none.</summary>
    public bool Send(EventSubscription subscription, byte[] content, Delivery delivery)
    {
        Shard? shard = null;
        if (subscription.Transport is EventConduit conduit)
            lock (state.Gate)
                if ((shard = conduit.ShardOf(subscription.ShardKey)) is null)
                    return false;
        var message = new Notification(subscription, content, state.Now, delivery) { Shard = shard };
        var target = shard is null ? subscription.Transport : shard.Transport!;
        // Written outside of the lock.
        if (target is Session)
            _ = message.Frame;
        lock (state.Gate)
        {
            if (!subscription.IsEnabled || !target.IsConnected)
                return false;
            var fault = faults.TakeForNotification(subscription.Type.Type);
            Send(target, message, fault);
            if (fault?.Effect == EventSubFaultEffect.Reorder)
                target.Held.Add(message);
            else if (target.Held.Count > 0)
                SendHeld(target);
            return true;
        }
    }

    /// <summary>Returns the transport that gets a subscription's messages now.</summary>
    public static EventTransport? Target(EventSubscription subscription) =>
        subscription.Transport is EventConduit conduit ? conduit.ShardOf(subscription.ShardKey)?.Transport : subscription.Transport;

    private void Send(EventTransport target, Notification message, EventSubFault? fault)
    {
        switch (fault?.Effect)
        {
            case null:
                Put(target, message);
                break;
            case EventSubFaultEffect.Double:
                Put(target, message);
                Put(target, message);
                break;
            case EventSubFaultEffect.Delay:
                state.Later(fault.Time, () => Put(target, message));
                break;
            case EventSubFaultEffect.Corrupt:
                Put(target, message, isCorrupt: true);
                break;
            case EventSubFaultEffect.Cut when target is Session { Current: { } socket }:
                socket.Send(new OutgoingFrame(FrameKind.Cut, message.Frame, Delivery: message.Delivery));
                break;
            case EventSubFaultEffect.Silent when target is Session { Current: { } socket }:
                socket.Send(new OutgoingFrame(FrameKind.Silence, Delivery: message.Delivery));
                break;
            default:
                // Dropped, or held back.
                break;
        }
    }

    private void SendHeld(EventTransport target)
    {
        foreach (var held in target.Held)
            Put(target, held);
        target.Held.Clear();
    }

    private void Put(EventTransport target, Notification message, bool isCorrupt = false)
    {
        if (target is Session { Current: { } socket })
        {
            socket.Send(new OutgoingFrame(
                FrameKind.Text, isCorrupt ? message.Frame.AsMemory(0, message.Frame.Length / 2) : message.Frame, Delivery: message.Delivery));
        }
        else if (target is Webhook webhook)
        {
            message.Delivery.Add();
            // Outside of the lock.
            Task.Run(() => PostAsync(webhook, message, isCorrupt));
        }
    }

    private async Task PostAsync(Webhook webhook, Notification message, bool isForged)
    {
        if (await webhooks.SendAsync(webhook, message, isForged).ConfigureAwait(false))
            return;
        var subscription = message.Subscription;
        if (message.Shard is { } shard)
        {
            lock (state.Gate)
                if (shard.Transport == webhook)
                    ShardFailed?.Invoke(shard);
            state.Waiters.Changed();
            return;
        }
        lock (state.Gate)
        {
            if (!subscription.IsEnabled)
                return;
            state.Subscriptions.Set(subscription, EventSubSubscriptionStatus.NotificationFailuresExceeded);
        }
        state.Waiters.Changed();
        await webhooks.RevokeAsync(webhook, subscription).ConfigureAwait(false);
    }
}
