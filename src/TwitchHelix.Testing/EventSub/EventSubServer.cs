using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.EventSub.Webhooks;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.EventSub;

/// <summary>EventSub: its state, what changes it, and what it sends.</summary>
internal sealed class EventSubServer : IDisposable
{
    /// <summary>The path of WebSockets.</summary>
    public const string Path = "/ws";

    private readonly WebhookPoster poster;
    private readonly SubscriptionOperations? subscriptions;
    private readonly ConduitOperations? conduits;

    public EventSubServer(HelixTestServerOptions options, IssuedTokens tokens, Users users)
    {
        State = new EventSubState(options.TimeProvider);
        Sessions = new SessionServer(State, Faults);
        poster = new WebhookPoster(options.TimeProvider);
        var webhooks = new WebhookSender(State, poster);
        var dispatcher = new Dispatcher(State, Faults, webhooks);
        Sender = new EventSender(State, dispatcher, webhooks, users);
        var shards = new ShardChanges(State, dispatcher);
        Sessions.SessionEnded = shards.SessionEnded;
        dispatcher.ShardFailed = shard => shards.Disable(shard, ConduitShardStatus.NotificationFailuresExceeded);
        var callers = new EventSubCallers(options, tokens);
        if (!options.SimulatesEventSub)
            return;
        subscriptions = new SubscriptionOperations(State, callers, new TransportChooser(State, webhooks));
        conduits = new ConduitOperations(State, callers, shards, webhooks);
    }

    public EventSubFaults Faults { get; } = new();

    public EventSubState State { get; }

    public SessionServer Sessions { get; }

    public EventSender Sender { get; }

    /// <summary>Answers an operation of EventSub. Null for another one.</summary>
    public Answer? Answer(ReceivedRequest request) => request.Operation?.Name switch
    {
        "CreateEventSubSubscription" => subscriptions?.Create(request),
        "DeleteEventSubSubscription" => subscriptions?.Delete(request),
        "GetEventSubSubscriptions" => subscriptions?.Get(request),
        "GetConduits" => conduits?.Get(request),
        "CreateConduits" => conduits?.Create(request),
        "UpdateConduits" => conduits?.Update(request),
        "DeleteConduit" => conduits?.Delete(request),
        "GetConduitShards" => conduits?.GetShards(request),
        "UpdateConduitShards" => conduits?.UpdateShards(request),
        _ => null,
    };

    /// <summary>Ends the messages of webhooks.</summary>
    public void Dispose() => poster.Dispose();
}
