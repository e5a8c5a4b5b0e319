using TwitchHelix;

namespace StreamBoard.Live;

/// <summary>
/// Subscribes to what open pages want to know, on this machine and on the others, and ends it when nobody has wanted it for a while. Every machine wants the
/// same, because an event reaches only one of them.
/// </summary>
internal sealed class Interest : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<Topic, int> watched = [];
    private readonly Dictionary<Topic, DateTimeOffset> leases = [];
    private readonly IEventSubReceiver receiver;
    private readonly Relay relay;
    private readonly TimeProvider time;

    public Interest(IEventSubReceiver receiver, Relay relay, TimeProvider time)
    {
        (this.receiver, this.relay, this.time) = (receiver, relay, time);
        relay.Received += message => Renew(message);
    }

    /// <summary>Wants to know something as long as a page is open.</summary>
    /// <returns>Dispose it when the page has gone.</returns>
    public IDisposable Watch(IReadOnlyCollection<Topic> topics)
    {
        lock (gate)
            foreach (var topic in topics)
                watched[topic] = watched.GetValueOrDefault(topic) + 1;
        relay.Publish(topics, isNew: true);
        return new Watching(this, topics);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Topic[] topics;
            lock (gate)
                topics = [.. watched.Keys];
            relay.Publish(topics, isNew: false);
            EndOldLeases();
        }
    }

    private void Renew(RelayMessage message)
    {
        lock (gate)
            foreach (var topic in message.Topics)
            {
                // Twitch ends a subscription with the user's consent. A page that is opened after a new one subscribes again.
                if (message.IsNew || !leases.ContainsKey(topic))
                    foreach (var subscription in topic.Subscriptions)
                        receiver.Add(subscription);
                leases[topic] = time.GetUtcNow() + Lease;
            }
    }

    private void EndOldLeases()
    {
        // Another machine may want what it can't say, or has not had the time to say again.
        if (relay.ConnectedSince is not { } since || time.GetUtcNow() - since < Lease)
            return;
        lock (gate)
            foreach (var (topic, _) in leases.Where(lease => lease.Value < time.GetUtcNow()).ToArray())
            {
                leases.Remove(topic);
                foreach (var subscription in topic.Subscriptions)
                    receiver.Remove(subscription);
            }
    }

    private void Leave(IReadOnlyCollection<Topic> topics)
    {
        lock (gate)
            foreach (var topic in topics)
                if (--watched[topic] == 0)
                    watched.Remove(topic);
    }

    private sealed class Watching(Interest interest, IReadOnlyCollection<Topic> topics) : IDisposable
    {
        private int hasLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref hasLeft, 1) == 0)
                interest.Leave(topics);
        }
    }
}
