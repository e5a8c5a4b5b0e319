using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.Reconciling;

/// <summary>Makes Twitch have the subscriptions that are wanted: at the start, after changes and failures, and every so often.</summary>
internal sealed class SubscriptionReconciler(
    IEventSubClient client,
    SubscriptionCalls calls,
    ISubscriptionTable subscriptions,
    TimeSpan interval,
    IEventSubOutlet outlet,
    ILogger logger)
{
    /// <summary>The subscriptions that are deleted, and may still be listed.</summary>
    private readonly HashSet<string> deleted = new(StringComparer.Ordinal);

    /// <summary>Whether the last run knew what Twitch has.</summary>
    private bool isListed;

    /// <summary>Runs until it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // What was added before the start isn't a change.
        await subscriptions.WaitAsync(TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
        for (var unsettled = 0; ;)
        {
            var outcome = await RunOnceAsync(cancellationToken).ConfigureAwait(false);
            unsettled = outcome == Outcome.Unsettled ? unsettled + 1 : 0;
            var pause = outcome switch
            {
                Outcome.Settled => interval,
                Outcome.Refused => SubscriptionDelays.AfterRefusal,
                _ => SubscriptionDelays.AfterFailure(unsettled - 1),
            };
            var longest = pause < interval ? pause : interval;
            // What failed is due after the next comparison, which a list that failed puts off.
            await (isListed ? subscriptions.WhenDueAsync(longest, cancellationToken) : subscriptions.WaitAsync(longest, cancellationToken))
                .ConfigureAwait(false);
        }
    }

    private async Task<Outcome> RunOnceAsync(CancellationToken cancellationToken)
    {
        isListed = false;
        List<EventSubSubscription> listed;
        try
        {
            listed = await ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            logger.SubscriptionsNotListed(e.Message);
            if (!SubscriptionCalls.IsFinal(e))
                return Outcome.Unsettled;
            subscriptions.Fail(e);
            return Outcome.Refused;
        }
        isListed = true;
        deleted.IntersectWith(listed.Select(each => each.Id));
        var plan = subscriptions.Compare(listed.Where(each => !deleted.Contains(each.Id)));
        foreach (var (type, reason) in plan.Refused)
            Refuse(type, reason);
        // One that has ended is in the way of a new one with the same address.
        var deletions = await Task.WhenAll(plan.Unwanted.Select(each => DeleteAsync(each.Id, cancellationToken))).ConfigureAwait(false);
        deleted.UnionWith(plan.Unwanted.Where((_, index) => deletions[index] == Outcome.Settled).Select(each => each.Id));
        var creations = await Task.WhenAll(plan.Missing.Select(each => CreateAsync(each, cancellationToken))).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return plan.IsPending || creations.Contains(true) || deletions.Contains(Outcome.Unsettled) ? Outcome.Unsettled
            : deletions.Contains(Outcome.Refused) ? Outcome.Refused
            : Outcome.Settled;
    }

    private async Task<List<EventSubSubscription>> ListAsync(CancellationToken cancellationToken)
    {
        List<EventSubSubscription> listed = [];
        await foreach (var each in client.GetEventSubSubscriptionsPagedAsync(conduitId: subscriptions.ConduitId, cancellationToken: cancellationToken)
            .ConfigureAwait(false))
            listed.Add(each);
        return listed;
    }

    private void Refuse(EventSubSubscriptionType type, HelixException reason)
    {
        logger.SubscriptionRefused(type, reason.Message);
        outlet.Refuse(type, reason);
    }

    /// <returns>Whether Twitch has it, and verifies it now.</returns>
    private async Task<bool> CreateAsync(SubscriptionEntry entry, CancellationToken cancellationToken)
    {
        string id;
        try
        {
            id = await calls.CreateAsync(entry.Wanted.Type, subscriptions.TransportOf(entry), cancellationToken).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            var isFinal = SubscriptionCalls.IsFinal(e);
            subscriptions.Fail(entry, e, isFinal);
            if (isFinal)
                Refuse(entry.Wanted.Type, e);
            else
                logger.SubscriptionFailed(entry.Wanted.Type, e.Message);
            return false;
        }
        if (subscriptions.Make(entry, id))
        {
            logger.Subscribed(entry.Wanted.Type, id);
            return subscriptions.IsVerifiedLater;
        }
        // It was removed meanwhile, and the list may not show it yet.
        if (await DeleteAsync(id, cancellationToken).ConfigureAwait(false) == Outcome.Settled)
            lock (deleted)
                deleted.Add(id);
        return false;
    }

    private async Task<Outcome> DeleteAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            await calls.DeleteAsync(id, cancellationToken).ConfigureAwait(false);
            return Outcome.Settled;
        }
        catch (HelixException e)
        {
            logger.SubscriptionNotDeleted(id, e.Message);
            return SubscriptionCalls.IsFinal(e) ? Outcome.Refused : Outcome.Unsettled;
        }
    }

    private enum Outcome
    {
        /// <summary>Twitch has what is wanted, as far as it can be.</summary>
        Settled,

        /// <summary>Something is under way, or failed for a reason that may be over soon.</summary>
        Unsettled,

        /// <summary>Twitch refuses something.</summary>
        Refused,
    }
}
