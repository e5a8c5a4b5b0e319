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

    public EventSubServer(HelixTestServerOptions options, IssuedTokens tokens, Users users)
    {
        State = new EventSubState(options.TimeProvider);
        Sessions = new SessionServer(State, Faults);
        poster = new WebhookPoster(options.TimeProvider);
        var webhooks = new WebhookSender(State, poster);
        Sender = new EventSender(State, new Dispatcher(State, Faults, webhooks), webhooks, users);
        if (options.SimulatesEventSub)
            subscriptions = new SubscriptionOperations(State, new EventSubCallers(options, tokens), new TransportChooser(State, webhooks));
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
        _ => null,
    };

    /// <summary>Ends the messages of webhooks.</summary>
    public void Dispose() => poster.Dispose();
}
