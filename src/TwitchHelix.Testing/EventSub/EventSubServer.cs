using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.Http;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.EventSub;

/// <summary>EventSub: its state, what changes it, and what it sends.</summary>
internal sealed class EventSubServer
{
    /// <summary>The path of WebSockets.</summary>
    public const string Path = "/ws";

    private readonly SubscriptionOperations? subscriptions;

    public EventSubServer(HelixTestServerOptions options, IssuedTokens tokens, Users users)
    {
        State = new EventSubState(options.TimeProvider);
        Sessions = new SessionServer(State, Faults);
        Sender = new EventSender(State, new Dispatcher(State, Faults), users);
        if (options.SimulatesEventSub)
            subscriptions = new SubscriptionOperations(State, new EventSubCallers(options, tokens), new TransportChooser(State));
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
}
