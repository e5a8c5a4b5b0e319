using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Reconciling;

/// <summary>What tables have in common: entries by what they are about, and a signal of changes.</summary>
internal abstract class SubscriptionTable<TEntry>(TimeProvider timeProvider) : ISubscriptionTable
    where TEntry : SubscriptionEntry
{
    public abstract string? ConduitId { get; }

    public abstract bool IsVerifiedLater { get; }

    /// <summary>Guards the entries, and what belongs to them.</summary>
    protected object Gate { get; } = new();

    protected TimeProvider TimeProvider => timeProvider;

    protected Dictionary<SubscriptionKey, TEntry> Entries { get; } = [];

    protected ChangeSignal Changes { get; } = new(timeProvider);

    public abstract CreateEventSubSubscriptionTransport TransportOf(SubscriptionEntry entry);

    public abstract SubscriptionPlan Compare(IEnumerable<EventSubSubscription> listed);

    public bool Make(SubscriptionEntry made, string id)
    {
        lock (Gate)
        {
            if (!Entries.TryGetValue(made.Wanted.Key, out var entry) || entry != made)
                return false;
            Take(entry, id);
            return true;
        }
    }

    public void Fail(SubscriptionEntry entry, HelixException failure, bool isFinal)
    {
        lock (Gate)
            entry.Fail(failure, isFinal);
    }

    public void Fail(HelixException failure)
    {
        lock (Gate)
            foreach (var entry in Entries.Values.Where(entry => entry.IsMissing && !entry.IsReplaced))
                entry.Wanted.Fail(failure);
    }

    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => Changes.WaitAsync(longest, cancellationToken);

    public Task WhenDueAsync(TimeSpan longest, CancellationToken cancellationToken)
    {
        lock (Gate)
            longest = Entries.Values.Where(entry => entry.IsWaiting).Select(entry => entry.Retry.Left).Append(longest).Min();
        return Changes.WaitAsync(longest, cancellationToken);
    }

    /// <summary>Takes a subscription that was made for an entry. The gate is held.</summary>
    protected abstract void Take(TEntry entry, string id);
}
