using System.Diagnostics;
using System.Diagnostics.Metrics;
using TwitchHelix.Diagnostics;

namespace TwitchHelix.EventSub.Diagnostics;

/// <summary>The activity source and the metrics of events.</summary>
internal static class EventSubTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "TwitchHelix.EventSub";

    public static readonly ActivitySource Activities = new(Name, HelixTelemetry.Version);

    private static readonly Meter Meter = new(Name, HelixTelemetry.Version);

    public static readonly Counter<long> Doubled =
        Meter.CreateCounter<long>("twitch.eventsub.doubled", "{message}", "Number of messages that came again and were dropped.");

    public static readonly Counter<long> Unreadable =
        Meter.CreateCounter<long>("twitch.eventsub.unreadable", "{message}", "Number of messages that could not be read.");

    public static readonly Counter<long> Dropped =
        Meter.CreateCounter<long>("twitch.eventsub.dropped", "{message}", "Number of notifications that were dropped, because too many were waiting.");

    public static readonly Counter<long> Refused =
        Meter.CreateCounter<long>("twitch.eventsub.refused", "{request}", "Number of requests to the webhook that were refused, by reason.");

    public static readonly Counter<long> Reconnects =
        Meter.CreateCounter<long>("twitch.eventsub.reconnects", "{connection}", "Number of lost connections, by reason.");

    public static readonly Counter<long> Moves =
        Meter.CreateCounter<long>("twitch.eventsub.moves", "{connection}", "Number of connections that moved because Twitch asked for it.");

    public static readonly UpDownCounter<long> Shards =
        Meter.CreateUpDownCounter<long>("twitch.eventsub.shards", "{shard}", "Number of shards of a conduit that are received.");

    public static readonly UpDownCounter<long> Queue =
        Meter.CreateUpDownCounter<long>("twitch.eventsub.queue", "{message}", "Number of notifications that wait for a handler.");

    public static readonly Histogram<double> HandlerDuration =
        Meter.CreateDurations("twitch.eventsub.handler.duration", "Duration of handlers, with all tries.");

    public static readonly Counter<long> Failed =
        Meter.CreateCounter<long>("twitch.eventsub.handler.failures", "{event}", "Number of events whose handler failed for the last time.");

    private static readonly Counter<long> Messages =
        Meter.CreateCounter<long>("twitch.eventsub.received", "{message}", "Number of notifications and revocations received, each once.");

    private static readonly Histogram<double> Lag =
        Meter.CreateDurations("twitch.eventsub.lag", "Time from the sending of a message by Twitch's clock to its receipt by this one's.");

    public static void Received(EventSubMessage message, TimeProvider timeProvider)
    {
        if (Messages.Enabled)
            Messages.Add(1, new KeyValuePair<string, object?>("type", message.Subscription.Type));
        if (Lag.Enabled && message.Timestamp is { } sent)
            Lag.Record(Math.Max(0, (timeProvider.GetUtcNow() - sent).TotalSeconds));
    }
}
