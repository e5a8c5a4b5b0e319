using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Handling;

/// <summary>Hands notifications to their handlers: those of a subscription in order, subscriptions side by side.</summary>
internal sealed class EventDispatcher(
    HandlerTable handlers,
    IReadOnlyList<Func<EventSubRevocation, CancellationToken, Task>> ofRevocations,
    EventSubOptions options,
    IServiceProvider services,
    string application,
    TimeProvider timeProvider,
    ILogger logger)
    : IEventSubOutlet, IDisposable
{
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromMinutes(1);

    /// <summary>The number of IDs of subscriptions whose lane is known. A subscription that is made again has another ID.</summary>
    private const int MostKnown = 10_000;

    private readonly object gate = new();
    private readonly Dictionary<SubscriptionKey, EventLane> lanes = [];
    private readonly Dictionary<string, EventLane> lanesById = new(StringComparer.Ordinal);

    /// <summary>The lanes that wait for <see cref="Wake"/>.</summary>
    private readonly Queue<EventLane> due = new();

    private readonly CancellationTokenSource ending = new();
    private readonly HelixRetryOptions delays = new() { Delay = options.HandlerRetryDelay, MaxDelay = LongestRetryDelay };
    private readonly DroppedNotifications dropped = new(options.QueueCapacity, timeProvider, logger);
    private readonly RareWarning unhandled = new(timeProvider);
    private Task revoking = Task.CompletedTask;
    private bool isDraining;

    public bool Deliver(EventSubNotification notification)
    {
        lock (gate)
        {
            // What comes while the host stops would be lost: a webhook's message comes again.
            if (isDraining)
                return false;
            var lane = LaneOf(notification.Subscription);
            if (!lane.TryAdd(notification, out var isDue))
                return false;
            if (isDue)
                due.Enqueue(lane);
        }
        EventSubTelemetry.Queue.Add(1);
        return true;
    }

    public void Wake()
    {
        while (true)
        {
            EventLane lane;
            lock (gate)
            {
                if (due.Count == 0)
                    return;
                lane = due.Dequeue();
                if (due.Count > 0)
                {
                    // Its handlers may hold up this thread.
                    _ = Task.Run(lane.RunAsync);
                    continue;
                }
            }
            _ = lane.RunAsync();
        }
    }

    public void Drop(EventSubNotification notification) => dropped.Add(notification);

    public void Revoke(EventSubRevocation revocation)
    {
        logger.SubscriptionRevoked(revocation.Subscription.Type, revocation.Subscription.Status.Value);
        if (ofRevocations.Count == 0)
            return;
        lock (gate)
        {
            var before = revoking;
            revoking = RunBeside.Start(() => RevokeAsync(before, revocation));
        }
    }

    public void Refuse(EventSubSubscriptionType type, HelixException reason)
    {
        // It is in the log and in the state of the subscription.
    }

    public void RefuseAddress(HelixException reason)
    {
        // It is in the log, and tried again: a proxy may be set right.
    }

    /// <summary>Forgets a subscription.</summary>
    public void Forget(SubscriptionKey key)
    {
        lock (gate)
        {
            // One with events that wait keeps them in order, should the subscription come back.
            if (lanes.TryGetValue(key, out var lane) && lane.IsIdle)
                lanes.Remove(key);
            lanesById.Clear();
        }
    }

    /// <summary>Waits until everything that waits is handled, and takes nothing more. When that is canceled, cancels the handlers and returns.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var stop = cancellationToken.Register(() =>
        {
            canceled.TrySetResult(true);
            ending.Cancel();
        });
        Task[] all;
        lock (gate)
        {
            isDraining = true;
            all = [.. lanes.Values.Select(lane => lane.WhenIdleAsync()), revoking];
        }
        this.WakeBeside();
        await Task.WhenAny(Task.WhenAll(all), canceled.Task).ConfigureAwait(false);
    }

    // Handlers that nobody waits for may still use the source, which holds no resource.
    public void Dispose() => ending.Cancel();

    private EventLane LaneOf(EventSubSubscription subscription)
    {
        if (lanesById.TryGetValue(subscription.Id, out var known))
            return known;
        var key = SubscriptionKey.Of(subscription);
        if (!lanes.TryGetValue(key, out var lane))
            lanes[key] = lane = new EventLane(options.QueueCapacity, notification => HandleAsync(key, notification));
        if (lanesById.Count >= MostKnown)
            lanesById.Clear();
        return lanesById[subscription.Id] = lane;
    }

    private async Task HandleAsync(SubscriptionKey key, EventSubNotification notification)
    {
        EventSubTelemetry.Queue.Add(-1);
        if (ending.IsCancellationRequested)
        {
            Drop(notification);
            return;
        }
        using var activity = EventSubTelemetry.Activities.StartActivity(notification.Subscription.Type, ActivityKind.Consumer);
        activity?.SetTag("twitch.eventsub.message_id", notification.MessageId);
        var startedAt = timeProvider.GetTimestamp();
        var context = new EventSubContext(notification, services, application);
        try
        {
            var any = false;
            // A message without an event is an unknown one.
            foreach (var e in notification.Events is { Count: > 0 } events ? events : [notification.Event])
                foreach (var handler in handlers.Of(key, e))
                    any |= await RunAsync(handler, e, context, activity).ConfigureAwait(false);
            if (!any && unhandled.IsDue())
                logger.NoHandler(notification.Subscription.Type);
        }
        finally
        {
            await EndAsync(context).ConfigureAwait(false);
            if (EventSubTelemetry.HandlerDuration.Enabled)
                EventSubTelemetry.HandlerDuration.Record(
                    timeProvider.GetElapsedTime(startedAt).TotalSeconds, new KeyValuePair<string, object?>("type", notification.Subscription.Type));
        }
    }

    /// <returns>False if the handler isn't for the event.</returns>
    private async Task<bool> RunAsync(EventHandling handler, EventSubEvent e, EventSubContext context, Activity? activity)
    {
        for (var tries = 1; ; tries++)
            try
            {
                if (handler.Handle(e, context, ending.Token) is not { } task)
                    return false;
                await task.ConfigureAwait(false);
                return true;
            }
            catch (OperationCanceledException) when (ending.IsCancellationRequested)
            {
                return true;
            }
            // An exception of one handler must harm no other event.
            catch (Exception exception)
            {
                logger.EventHandlerFailed(exception, context.Notification.Subscription.Type, context.Notification.MessageId, tries);
                activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name);
                if (tries > options.HandlerRetries)
                {
                    await GiveUpAsync(context, exception).ConfigureAwait(false);
                    return true;
                }
                if (!await PauseAsync(Backoff.Delay(delays, tries - 1)).ConfigureAwait(false))
                    return true;
            }
    }

    private async Task GiveUpAsync(EventSubContext context, Exception failure)
    {
        EventSubTelemetry.Failed.Add(1, new KeyValuePair<string, object?>("type", context.Notification.Subscription.Type));
        try
        {
            await (options.HandlerFailed?.Invoke(context, failure, ending.Token) ?? Task.CompletedTask).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            logger.FailureHandlerFailed(e, context.Notification.Subscription.Type, context.Notification.MessageId);
        }
    }

    private async Task EndAsync(EventSubContext context)
    {
        try
        {
            await context.EndAsync().ConfigureAwait(false);
        }
        // A service that fails when its scope ends must harm no other event.
        catch (Exception e)
        {
            logger.ScopeFailed(e, context.Notification.Subscription.Type, context.Notification.MessageId);
        }
    }

    /// <returns>False if the host stops.</returns>
    private async Task<bool> PauseAsync(TimeSpan time)
    {
        try
        {
            await Pause.ForAsync(time, timeProvider, ending.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task RevokeAsync(Task before, EventSubRevocation revocation)
    {
        await before.ConfigureAwait(false);
        foreach (var handler in ofRevocations)
            try
            {
                await handler(revocation, ending.Token).ConfigureAwait(false);
            }
            // An exception of one handler must harm no other.
            catch (Exception e)
            {
                logger.RevocationHandlerFailed(e);
            }
    }
}
