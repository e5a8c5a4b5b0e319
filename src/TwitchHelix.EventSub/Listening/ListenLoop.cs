using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.EventSub.WebSockets;
using TwitchHelix.Http;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Listening;

/// <summary>The notifications of subscriptions. Each loop over it has its own connections.</summary>
internal sealed class ListenLoop(
    HelixCaller caller, IReadOnlyList<EventSubSubscriptionType> types, EventSubListenOptions options, CancellationToken ofCaller)
    : IAsyncEnumerable<EventSubNotification>
{
    public async IAsyncEnumerator<EventSubNotification> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var lifetime = caller.Connection.Lifetime;
        lifetime.ThrowIfEnded();
        List<WantedSubscription> wanted = [.. types.GroupBy(SubscriptionKey.Of).Select(same => new WantedSubscription(same.First()))];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ofCaller, cancellationToken, lifetime.Token);
        var outlet = new ListenOutlet(wanted, options, caller.Connection.TimeProvider, caller.Connection.Logger);
        using var pool = new WebSocketPool(caller, options, outlet, caller.Connection.Logger);
        pool.Add(wanted);
        var notifications = outlet.Notifications;
        using var ending = stop.Token.Register(() => notifications.End(new OperationCanceledException(stop.Token)));
        var running = RunAsync(pool, outlet, stop.Token);
        try
        {
            while (await WaitAsync(notifications, lifetime, stop.Token, ofCaller, cancellationToken).ConfigureAwait(false))
                while (notifications.TryTake(out var notification))
                    yield return notification;
        }
        finally
        {
            stop.Cancel();
            await running.ConfigureAwait(false);
            notifications.Empty();
        }
    }

    private static async Task RunAsync(WebSocketPool pool, ListenOutlet outlet, CancellationToken cancellationToken)
    {
        try
        {
            await pool.RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The loop has ended.
        }
        catch (Exception e)
        {
            // It leaves the loop.
            outlet.Notifications.End(e);
        }
    }

    private static async ValueTask<bool> WaitAsync(
        NotificationQueue notifications, ClientLifetime lifetime, CancellationToken stop, CancellationToken ofCaller, CancellationToken ofLoop)
    {
        try
        {
            stop.ThrowIfCancellationRequested();
            return await notifications.WaitAsync().ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (stop.IsCancellationRequested)
        {
            if (lifetime.HasEnded && !ofCaller.IsCancellationRequested && !ofLoop.IsCancellationRequested)
                throw ClientLifetime.Ended();
            throw new OperationCanceledException("Listening was canceled.", e, ofLoop.IsCancellationRequested ? ofLoop : ofCaller);
        }
    }
}
