using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Listening;

/// <summary>Keeps notifications until a loop takes them, and ends the loop if it can't go on.</summary>
internal sealed class ListenOutlet : IEventSubOutlet
{
    private readonly Channel<EventSubNotification> channel;
    private readonly IReadOnlyList<WantedSubscription> wanted;
    private readonly EventSubListenOptions options;
    private readonly ILogger logger;
    private readonly DroppedNotifications dropped;

    public ListenOutlet(IReadOnlyList<WantedSubscription> wanted, EventSubListenOptions options, TimeProvider timeProvider, ILogger logger)
    {
        dropped = new DroppedNotifications(options.QueueCapacity, timeProvider, logger);
        (this.wanted, this.options, this.logger) = (wanted, options, logger);
        channel = Channel.CreateBounded<EventSubNotification>(new BoundedChannelOptions(options.QueueCapacity) { SingleReader = true });
    }

    public ChannelReader<EventSubNotification> Notifications => channel.Reader;

    public bool Deliver(EventSubNotification notification)
    {
        if (!channel.Writer.TryWrite(notification))
            return false;
        EventSubTelemetry.Queue.Add(1);
        return true;
    }

    public void Drop(EventSubNotification notification) => dropped.Add(notification);

    public static void Taken() => EventSubTelemetry.Queue.Add(-1);

    public void Revoke(EventSubRevocation revocation)
    {
        logger.SubscriptionRevoked(revocation.Subscription.Type, revocation.Subscription.Status.Value);
        try
        {
            options.Revoked?.Invoke(revocation);
        }
        catch (Exception e)
        {
            // It is the loop's to throw.
            End(e);
        }
        if (wanted.All(each => each.IsRevoked))
            End(new HelixException(
                "Twitch has ended all subscriptions of the loop: " + string.Join(", ", wanted.Select(each => $"{each.Type} ({each.State.Reason})")) + "."));
    }

    public void Refuse(EventSubSubscriptionType type, HelixException reason) => End(reason);

    public void RefuseAddress(HelixException reason) => End(reason);

    /// <summary>Ends the loop by an exception, when it has taken what waits.</summary>
    public void End(Exception exception) => channel.Writer.TryComplete(exception);

    /// <summary>Drops what waits, after the loop.</summary>
    public void Empty()
    {
        channel.Writer.TryComplete();
        while (channel.Reader.TryRead(out _))
            Taken();
    }
}
