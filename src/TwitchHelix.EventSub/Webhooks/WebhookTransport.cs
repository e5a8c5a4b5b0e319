using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using TwitchHelix.Calls;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Reconciling;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.Http;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>Receives events by a webhook, and keeps its subscriptions with the app token.</summary>
internal sealed class WebhookTransport : IEventSubTransport, IDisposable
{
    private readonly Func<CancellationToken, Task> whenServing;
    private readonly SubscriptionCalls calls;
    private readonly WebhookSubscriptions subscriptions;
    private readonly SubscriptionReconciler reconciler;

    /// <param name="caller">The caller of the API.</param>
    /// <param name="options">The options, which are right.</param>
    /// <param name="cache">The cache for the IDs of messages. Null for none.</param>
    /// <param name="outlet">Takes what comes.</param>
    /// <param name="whenServing">Waits until challenges can be answered.</param>
    /// <param name="logger">The log.</param>
    public WebhookTransport(
        HelixCaller caller,
        EventSubWebhookOptions options,
        IDistributedCache? cache,
        IEventSubOutlet outlet,
        Func<CancellationToken, Task> whenServing,
        ILogger logger)
    {
        this.whenServing = whenServing;
        var (timeProvider, secrets, addresses) = (caller.Connection.TimeProvider, new WebhookSecrets(options), new WebhookAddresses(options.Callback!));
        var client = new EventSubClient(caller.With(TokenChoice.App));
        calls = new SubscriptionCalls(client, timeProvider, clearsDead: false);
        subscriptions = new WebhookSubscriptions(addresses, secrets, new ConsentProof(caller, logger), timeProvider);
        reconciler = new SubscriptionReconciler(client, calls, subscriptions, options.ReconcileInterval, outlet, logger);
        MaxBodySize = options.MaxBodySize;
        var intake = new WebhookIntake(
            new MessageIntake(new SeenMessages(timeProvider), outlet, timeProvider),
            cache is null ? null : new SharedMessages(cache, timeProvider, logger));
        Receiver = new WebhookReceiver(secrets, subscriptions, intake, timeProvider, logger);
    }

    public WebhookReceiver Receiver { get; }

    /// <summary>The largest body of a request, in bytes.</summary>
    public int MaxBodySize { get; }

    public void Add(IEnumerable<WantedSubscription> wanted) => subscriptions.Add(wanted);

    public bool Remove(SubscriptionKey key) => subscriptions.Remove(key);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await whenServing(cancellationToken).ConfigureAwait(false);
        await reconciler.RunAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => calls.Dispose();
}
