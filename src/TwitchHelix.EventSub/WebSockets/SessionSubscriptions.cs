using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>The subscriptions that are wanted over one session: kept while connections come and go, and made true over each.</summary>
/// <param name="user">The ID of the user whose token makes them. Null if it isn't known.</param>
/// <param name="calls">Makes and deletes them.</param>
/// <param name="consent">Tries the user's token.</param>
/// <param name="intake">Takes messages.</param>
/// <param name="outlet">Hears of subscriptions that can't be made.</param>
/// <param name="timeProvider">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed class SessionSubscriptions(
    string? user, SubscriptionCalls calls, ConsentProof consent, MessageIntake intake, IEventSubOutlet outlet, TimeProvider timeProvider, ILogger logger)
    : ISessionUse
{
    /// <summary>The number of times in a row that Twitch may refuse a session that is connected.</summary>
    private const int MostSessionFailures = 10;

    /// <summary>The time for which Twitch may count subscriptions of a connection that is gone.</summary>
    private static readonly TimeSpan CountingTime = TimeSpan.FromMinutes(1);

    /// <summary>The time for which events of a subscription that is deleted may still be on their way.</summary>
    private static readonly TimeSpan LeavingTime = TimeSpan.FromMinutes(1);

    private readonly object gate = new();
    private readonly Dictionary<SubscriptionKey, SessionEntry> entries = [];

    /// <summary>The subscriptions that are to be deleted, or have been: events of them may still be on their way.</summary>
    private readonly HashSet<string> leaving = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long DeletedAt)> deleted = new();
    private readonly ChangeSignal changes = new(timeProvider);
    private long? lostAt;

    /// <summary>The number of subscriptions that are wanted.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return entries.Values.Count(entry => entry.Wanted is { IsRevoked: false });
        }
    }

    public void Add(WantedSubscription wanted)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(wanted.Key, out var entry))
                entries[wanted.Key] = entry = new SessionEntry(wanted.Key, wanted.Type, timeProvider);
            entry.Wanted = wanted;
            entry.Retry.Reset();
            if (entry is { IsBusy: false, Id: { } id })
            {
                leaving.Remove(id);
                wanted.Enable(id);
            }
        }
        changes.Set();
    }

    /// <returns>False if it wasn't there.</returns>
    public bool Remove(SubscriptionKey key)
    {
        lock (gate)
        {
            if (!entries.TryGetValue(key, out var entry) || entry.Wanted is null)
                return false;
            entry.Wanted = null;
            entry.Retry.Reset();
            if (entry.Id is { } id)
                leaving.Add(id);
            ForgetIfDone(entry);
        }
        changes.Set();
        return true;
    }

    public bool IsLeaving(EventSubSubscription subscription)
    {
        lock (gate)
            return leaving.Count > 0 && leaving.Contains(subscription.Id);
    }

    public async Task WhenDueAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan? wait;
            lock (gate)
            {
                var missing = entries.Values.Where(entry => entry.IsMissing).ToList();
                if (missing.Exists(entry => entry.Retry.IsDue))
                    return;
                wait = missing.Select(entry => (TimeSpan?)entry.Retry.Left).Min();
            }
            await changes.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Makes and deletes subscriptions over a connection until nothing is wanted any more.</summary>
    public async Task KeepAsync(Func<string> sessionId, CancellationToken cancellationToken)
    {
        List<Task> running = [];
        try
        {
            while (true)
            {
                TimeSpan? wait;
                lock (gate)
                {
                    foreach (var entry in entries.Values.Where(entry => entry.NeedsCall && entry.Retry.IsDue))
                    {
                        entry.IsBusy = true;
                        running.Add(CallAsync(entry, sessionId, cancellationToken));
                    }
                    if (!entries.Values.Any(entry => entry.IsBusy || entry.IsLeaving || entry.Wanted is { IsRevoked: false }))
                        return;
                    wait = entries.Values.Where(entry => entry.NeedsCall).Select(entry => (TimeSpan?)entry.Retry.Left).Min();
                }
                running.RemoveAll(task => task.Status == TaskStatus.RanToCompletion);
                await changes.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            await Task.WhenAll(running).ConfigureAwait(false);
        }
    }

    /// <summary>Hears that the connection is gone, and with it what was subscribed over it.</summary>
    public void Lose(string sessionId)
    {
        calls.Lose(sessionId);
        lock (gate)
        {
            lostAt = timeProvider.GetTimestamp();
            leaving.Clear();
            deleted.Clear();
            foreach (var entry in entries.Values.ToList())
            {
                if (entry.Id is not null)
                    entry.Retry.Reset();
                entry.Id = null;
                if (entry.Wanted is { IsEnabled: true } wanted)
                    wanted.BePending();
                ForgetIfDone(entry);
            }
        }
    }

    public void Revoke(EventSubRevocation revocation)
    {
        var ended = revocation.Subscription;
        if (user is not null)
            consent.Start(ended, user);
        lock (gate)
        {
            if (entries.TryGetValue(SubscriptionKey.Of(ended), out var entry))
            {
                if (entry.Id is null && entry.IsBusy)
                {
                    // It came before the answer that the subscription was made.
                    entry.Early = revocation;
                    return;
                }
                if (entry.Id == ended.Id)
                    End(entry, ended);
            }
        }
        changes.Set();
        intake.Take(revocation);
    }

    private static void End(SessionEntry entry, EventSubSubscription ended)
    {
        entry.Id = null;
        entry.Wanted?.Revoke(ended.Status.Value);
    }

    private void ForgetIfDone(SessionEntry entry)
    {
        if (entry.IsDone)
            entries.Remove(entry.Key);
    }

    /// <summary>Makes or deletes a subscription. It doesn't throw.</summary>
    private async Task CallAsync(SessionEntry entry, Func<string> sessionId, CancellationToken cancellationToken)
    {
        // The caller holds the gate.
        await Task.Yield();
        var left = entry.Id;
        HelixException? failure = null;
        string? made = null;
        try
        {
            if (left is not null)
                await calls.DeleteAsync(left, cancellationToken).ConfigureAwait(false);
            else
                made = await calls.CreateAsync(entry.Type, CreateEventSubSubscriptionTransport.WebSocket(sessionId()), cancellationToken).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            failure = e;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The connection is gone. It is made over the next one.
        }
        catch (Exception e)
        {
            // An exception of the application's own handler, or the end of the client. The session goes on, and says it.
            failure = new HelixException(e.Message, e);
        }
        Finish(entry, left, made, failure, cancellationToken.IsCancellationRequested);
    }

    private void Finish(SessionEntry entry, string? left, string? made, HelixException? failure, bool isGone)
    {
        EventSubRevocation? revoked = null;
        var isFinal = false;
        lock (gate)
        {
            entry.IsBusy = false;
            if (failure is null)
                entry.Retry.Reset();
            else if (!isGone)
            {
                isFinal = left is null && entry.Wanted is not null && IsFinal(entry, failure);
                entry.Retry.Fail(isFinal);
                if (isFinal)
                    entry.Wanted!.Fail(failure);
            }
            if (left is not null && failure is null)
                deleted.Enqueue((left, timeProvider.GetTimestamp()));
            while (deleted.Count > 0 && timeProvider.GetElapsedTime(deleted.Peek().DeletedAt) >= LeavingTime)
                leaving.Remove(deleted.Dequeue().Id);
            // What was made over a connection that is gone is gone, too. Whether one is there that couldn't be deleted shows when it is made again.
            entry.Id = isGone ? null : failure is null ? made : entry.Wanted is null ? left : null;
            if (made is not null && !isGone)
            {
                // Twitch may have told the ID of one whose deletion it hasn't noticed yet.
                if (entry.Wanted is null)
                    leaving.Add(made);
                else
                    leaving.Remove(made);
                entry.Wanted?.Enable(made);
                if (entry.Early is { } early && early.Subscription.Id == made)
                    End(entry, (revoked = early).Subscription);
            }
            entry.Early = null;
            ForgetIfDone(entry);
        }
        changes.Set();
        if (revoked is not null)
            intake.Take(revoked);
        if (isGone)
            return;
        if (made is not null)
            logger.Subscribed(entry.Type, made);
        if (failure is null)
            return;
        if (left is not null)
            logger.SubscriptionNotDeleted(left, failure.Message);
        else if (!isFinal)
            logger.SubscriptionFailed(entry.Type, failure.Message);
        else
        {
            logger.SubscriptionRefused(entry.Type, failure.Message);
            outlet.Refuse(entry.Type, failure);
        }
    }

    /// <summary>Whether trying again soon doesn't help.</summary>
    private bool IsFinal(SessionEntry entry, HelixException failure) =>
        SubscriptionCalls.IsOfSession(failure) ? entry.Retry.Failures >= MostSessionFailures
        // What a connection had that is gone may still count.
        : SubscriptionCalls.IsFinal(failure) && !(SubscriptionCalls.IsOfQuota(failure) && HasJustLost);

    private bool HasJustLost => lostAt is { } at && timeProvider.GetElapsedTime(at) < CountingTime;
}
