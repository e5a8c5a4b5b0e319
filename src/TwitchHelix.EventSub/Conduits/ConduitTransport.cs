using Microsoft.Extensions.Logging;
using TwitchHelix.Calls;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.EventSub.WebSockets;
using TwitchHelix.Http;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Conduits;

/// <summary>Receives shards of a conduit over WebSockets, and keeps the conduit's subscriptions, with the app token.</summary>
internal sealed class ConduitTransport : IEventSubTransport, IDisposable
{
    private readonly HelixCaller caller;
    private readonly EventSubConduitOptions options;
    private readonly IEventSubOutlet outlet;
    private readonly ILogger logger;
    private readonly ConduitCalls conduits;
    private readonly SubscriptionCalls calls;
    private readonly ConduitSubscriptions subscriptions;
    private readonly SubscriptionReconciler reconciler;
    private readonly MessageIntake intake;

    /// <param name="caller">The caller of the API.</param>
    /// <param name="options">The options, which are right.</param>
    /// <param name="outlet">Takes what comes.</param>
    /// <param name="logger">The log.</param>
    public ConduitTransport(HelixCaller caller, EventSubConduitOptions options, IEventSubOutlet outlet, ILogger logger)
    {
        (this.caller, this.options, this.outlet, this.logger) = (caller.With(TokenChoice.App), options, outlet, logger);
        conduits = new ConduitCalls(new ConduitsClient(this.caller));
        var client = new EventSubClient(this.caller);
        calls = new SubscriptionCalls(client, TimeProvider, clearsDead: false);
        subscriptions = new ConduitSubscriptions(new ConsentProof(caller, logger), TimeProvider);
        reconciler = new SubscriptionReconciler(client, calls, subscriptions, options.ReconcileInterval, outlet, logger);
        intake = new MessageIntake(new SeenMessages(TimeProvider), outlet, TimeProvider);
    }

    private TimeProvider TimeProvider => caller.Connection.TimeProvider;

    public void Add(IEnumerable<WantedSubscription> wanted) => subscriptions.Add(wanted);

    public bool Remove(SubscriptionKey key) => subscriptions.Remove(key);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var finder = new ConduitFinder(conduits, options, TimeProvider, logger);
        for (var failures = 0; ;)
        {
            TimeSpan pause;
            try
            {
                var conduit = await finder.FindAsync(cancellationToken).ConfigureAwait(false);
                logger.ConduitFound(conduit.Id, conduit.ShardCount);
                failures = 0;
                await UseAsync(conduit, cancellationToken).ConfigureAwait(false);
                logger.ConduitGone(conduit.Id);
                pause = SubscriptionDelays.AfterFailure(failures);
            }
            catch (HelixException e) when (e is ConduitUnusableException || SubscriptionCalls.IsFinal(e))
            {
                logger.ConduitRefused(e.Message);
                subscriptions.Fail(e);
                pause = SubscriptionDelays.AfterRefusal;
            }
            catch (HelixException e)
            {
                logger.ConduitFailed(e.Message);
                pause = SubscriptionDelays.AfterFailure(failures++);
            }
            await Pause.ForAsync(pause, TimeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    public void Dispose() => calls.Dispose();

    /// <summary>Uses a conduit until it is gone.</summary>
    private async Task UseAsync(Conduit conduit, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        subscriptions.MoveTo(conduit.Id);
        var assigner = new ShardAssigner(conduit.Id, conduits, stop.Token);
        var keeper = new ShardKeeper(conduit, conduits, assigner, options, subscriptions, intake, CreateSession, TimeProvider, logger);
        var keeping = keeper.RunAsync(stop.Token);
        var reconciling = ReconcileAsync(keeper, stop.Token);
        try
        {
            // Each ends before only by a fault, or because the conduit is gone.
            await (await Task.WhenAny(keeping, reconciling).ConfigureAwait(false)).ConfigureAwait(false);
        }
        finally
        {
            stop.Cancel();
            try
            {
                await Task.WhenAll(keeping, reconciling).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // It was asked for.
            }
            subscriptions.MoveTo(null);
        }
    }

    /// <summary>Keeps the subscriptions as soon as a shard is received: before, their events would be lost.</summary>
    private async Task ReconcileAsync(ShardKeeper keeper, CancellationToken cancellationToken)
    {
        var canceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => canceled.TrySetCanceled(cancellationToken)))
            await (await Task.WhenAny(keeper.Received, canceled.Task).ConfigureAwait(false)).ConfigureAwait(false);
        await reconciler.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private WebSocketSession CreateSession(ISessionUse use) =>
        new(caller.Connection.Options.EventSubAddress, options, use, intake, outlet, TimeProvider, logger);
}
