using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>The subscriptions that are wanted over one session: kept while connections come and go, and made true over each.</summary>
internal sealed class SessionSubscriptions(SubscriptionCalls calls, IEventSubOutlet outlet, TimeProvider timeProvider, ILogger logger) : ISessionUse
{
    private readonly object gate = new();
    private readonly Dictionary<SubscriptionKey, Entry> entries = [];
    private readonly Queue<string> unwanted = new();
    private readonly ChangeSignal changes = new(timeProvider);

    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    public bool HasEnabled
    {
        get
        {
            lock (gate)
                return entries.Values.Any(entry => entry.Wanted.IsEnabled);
        }
    }

    public void Add(WantedSubscription wanted)
    {
        lock (gate)
            entries[wanted.Key] = new Entry(wanted);
        changes.Set();
    }

    /// <returns>False if it wasn't there.</returns>
    public bool Remove(SubscriptionKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry) || !entries.Remove(key))
                return false;
            if (entry.Wanted.State.Id is { Length: > 0 } id)
                unwanted.Enqueue(id);
        }
        changes.Set();
        return true;
    }

    public async Task WhenDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan? wait;
            lock (gate)
            {
                // Nothing of a connection that is gone needs to be deleted.
                unwanted.Clear();
                if (Due().Any())
                    return;
                wait = NextDue();
            }
            await changes.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes and deletes subscriptions over a connection until nothing is wanted any more.</summary>
    public async Task KeepAsync(string sessionId, CancellationToken cancellationToken)
    {
        var transport = CreateEventSubSubscriptionTransport.WebSocket(sessionId);
        List<Task> running = [];
        try
        {
            while (true)
            {
                TimeSpan? wait;
                lock (gate)
                {
                    foreach (var entry in Due().ToList())
                    {
                        entry.IsRunning = true;
                        running.Add(MakeAsync(entry, transport, cancellationToken));
                    }
                    while (unwanted.Count > 0)
                        running.Add(DeleteAsync(unwanted.Dequeue(), cancellationToken));
                    wait = NextDue();
                    if (entries.Count == 0 && running.All(task => task.IsCompleted))
                        return;
                }
                foreach (var ended in running.Where(task => task.IsCompleted).ToList())
                {
                    running.Remove(ended);
                    await ended.ConfigureAwait(false);
                }
                await changes.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    /// <summary>Hears that the connection is gone, and with it what was subscribed over it.</summary>
    public void Lose()
    {
        lock (gate)
            foreach (var entry in entries.Values.Where(entry => entry.Wanted.IsEnabled))
            {
                entry.Wanted.Wait();
                entry.Failures = 0;
            }
    }

    public Task RevokeAsync(EventSubSubscription subscription, CancellationToken cancellationToken)
    {
        Revoke(subscription);
        return subscription.Status == EventSubSubscriptionStatus.AuthorizationRevoked ? ProveTokenAsync(cancellationToken) : Task.CompletedTask;
    }

    private void Revoke(EventSubSubscription subscription)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(SubscriptionKey.Of(subscription), out var entry))
                return;
            if (entry.Wanted.State.Id == subscription.Id)
                entry.Wanted.Revoke(subscription.Status.Value);
            else if (entry.IsRunning)
                // The message came before the answer that it was made.
                entry.RevokedEarly = (subscription.Id, subscription.Status.Value);
        }
    }

    /// <summary>Makes a call with the user's token, so that the client notices that it is no longer valid.</summary>
    private async Task ProveTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await calls.ProveTokenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            logger.TokenNotProven(e.Message);
        }
        catch (OperationCanceledException)
        {
            // The session ends.
        }
    }

    private IEnumerable<Entry> Due() => entries.Values.Where(entry =>
        !entry.IsRunning && !entry.Wanted.IsEnabled && !entry.Wanted.IsRevoked
        && (entry.FailedAt is not { } failedAt || timeProvider.GetElapsedTime(failedAt) >= entry.Delay));

    /// <summary>The time until the next one is due. Null if none will be.</summary>
    private TimeSpan? NextDue() => entries.Values
        .Where(entry => entry is { IsRunning: false, FailedAt: not null } && !entry.Wanted.IsEnabled && !entry.Wanted.IsRevoked)
        .Select(entry => (TimeSpan?)(entry.Delay - timeProvider.GetElapsedTime(entry.FailedAt!.Value)))
        .Select(left => left < TimeSpan.Zero ? TimeSpan.Zero : left)
        .Min();

    private async Task MakeAsync(Entry entry, CreateEventSubSubscriptionTransport transport, CancellationToken cancellationToken)
    {
        HelixException? failure = null;
        string? id = null;
        try
        {
            id = await calls.CreateAsync(entry.Wanted.Type, transport, cancellationToken).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            failure = e;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The connection is gone. It is made over the next one.
        }
        var isFinal = failure is not null && SubscriptionCalls.IsFinal(failure) && !cancellationToken.IsCancellationRequested;
        lock (gate)
        {
            entry.IsRunning = false;
            if (id is not null)
                Made(entry, id, isGone: cancellationToken.IsCancellationRequested);
            else if (failure is not null)
            {
                entry.FailedAt = timeProvider.GetTimestamp();
                entry.Delay = isFinal ? SubscriptionDelays.AfterRefusal : SubscriptionDelays.AfterFailure(entry.Failures++);
                if (isFinal)
                    entry.Wanted.Fail(failure);
            }
        }
        changes.Set();
        if (isFinal)
        {
            logger.SubscriptionRefused(entry.Wanted.Type, failure!.Message);
            outlet.Refuse(entry.Wanted.Type, failure);
        }
        else if (id is not null)
            logger.Subscribed(entry.Wanted.Type, id);
        else if (failure is not null)
            logger.SubscriptionFailed(entry.Wanted.Type, failure.Message);
    }

    private void Made(Entry entry, string id, bool isGone)
    {
        (entry.FailedAt, entry.Failures) = (null, 0);
        if (isGone)
            return;
        if (entries.TryGetValue(entry.Wanted.Key, out var current) && current == entry)
        {
            entry.Wanted.Enable(id);
            if (entry.RevokedEarly is { } early && early.Id == id)
                entry.Wanted.Revoke(early.Status);
        }
        else
            // It was removed meanwhile.
            unwanted.Enqueue(id);
    }

    private async Task DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await calls.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            // Its events are dropped, and it ends with the session.
            logger.SubscriptionNotDeleted(id, e.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // It ends with the connection.
        }
        changes.Set();
    }

    private sealed class Entry(WantedSubscription wanted)
    {
        public WantedSubscription Wanted => wanted;

        public bool IsRunning { get; set; }

        public long? FailedAt { get; set; }

        public TimeSpan Delay { get; set; }

        public (string Id, string Status)? RevokedEarly { get; set; }

        /// <summary>The number of failures in a row that may be over soon.</summary>
        public int Failures { get; set; }
    }
}
