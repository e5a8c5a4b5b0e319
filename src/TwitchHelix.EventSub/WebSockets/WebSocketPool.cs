using Microsoft.Extensions.Logging;
using TwitchHelix.Calls;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.Http;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>The sessions of all users. One belongs to one user; a user with many subscriptions has several.</summary>
internal sealed class WebSocketPool : IEventSubTransport, IDisposable
{
    private readonly object gate = new();
    private readonly Dictionary<string, UserSessions> users = new(StringComparer.Ordinal);
    private readonly Dictionary<SubscriptionKey, PlacedSession> places = [];
    private readonly ChangeSignal changes;
    private readonly HelixCaller caller;
    private readonly EventSubWebSocketOptions options;
    private readonly IEventSubOutlet outlet;
    private readonly MessageIntake intake;
    private readonly ConsentProof consent;
    private readonly ILogger logger;

    public WebSocketPool(HelixCaller caller, EventSubWebSocketOptions options, IEventSubOutlet outlet, ILogger logger)
    {
        (this.caller, this.options, this.outlet, this.logger) = (caller, options, outlet, logger);
        changes = new ChangeSignal(TimeProvider);
        intake = new MessageIntake(new SeenMessages(TimeProvider), outlet, TimeProvider);
        consent = new ConsentProof(caller, logger);
    }

    private TimeProvider TimeProvider => caller.Connection.TimeProvider;

    /// <summary>Adds subscriptions to the sessions of their users.</summary>
    /// <exception cref="InvalidOperationException">One has no place: the user has as many subscriptions as Twitch allows. None after it is added.</exception>
    public void Add(IEnumerable<WantedSubscription> wanted)
    {
        try
        {
            lock (gate)
                // Those of certain users first: one that any user can make joins them.
                foreach (var each in wanted.OrderByDescending(each => SessionUser.IsFixed(each.Type)))
                    Place(each);
        }
        finally
        {
            changes.Set();
        }
    }

    /// <returns>False if there is none.</returns>
    public bool Remove(SubscriptionKey key)
    {
        lock (gate)
        {
            if (!places.TryGetValue(key, out var session))
                return false;
            places.Remove(key);
            return session.Subscriptions.Remove(key);
        }
    }

    /// <summary>Runs the sessions. It ends when it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        List<(PlacedSession Session, Task Run)> running = [];
        try
        {
            while (true)
            {
                lock (gate)
                    foreach (var session in users.Values.SelectMany(user => user.Sessions).Except(running.Select(each => each.Session)).ToList())
                        running.Add((session, session.Session.RunAsync(stop.Token)));
                await Task.WhenAny([changes.WaitAsync(longest: null, stop.Token), .. running.Select(each => each.Run)]).ConfigureAwait(false);
                // A session ends only by a fault.
                foreach (var (_, run) in running.Where(each => each.Run.IsCompleted))
                    await run.ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            stop.Cancel();
            try
            {
                await Task.WhenAll(running.Select(each => each.Run)).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // It was asked for.
            }
        }
    }

    public void Dispose()
    {
        foreach (var user in users.Values)
            user.Calls.Dispose();
    }

    private void Place(WantedSubscription wanted)
    {
        if (places.ContainsKey(wanted.Key))
            return;
        var known = users.Keys.FirstOrDefault(user => user.Length > 0);
        var user = SessionUser.Of(wanted.Type, caller.Choice.Token, caller.Connection.Options, known);
        if (!users.TryGetValue(user ?? "", out var sessions))
            users[user ?? ""] = sessions = new UserSessions(
                new SubscriptionCalls(new EventSubClient(user is null ? caller : caller.With(TokenChoice.OfUser(user))), TimeProvider, clearsDead: true));
        var session = sessions.Sessions.FirstOrDefault(each => each.Subscriptions.Count < SubscriptionLimits.PerSession);
        if (session is null)
        {
            if (sessions.Sessions.Count == SubscriptionLimits.SessionsPerUser)
                throw new InvalidOperationException(
                    $"{wanted.Type} has no place: Twitch allows a user {SubscriptionLimits.SessionsPerUser} connections with {SubscriptionLimits.PerSession} "
                    + "subscriptions each. Subscribe as another user, or by webhooks or a conduit.");
            var subscriptions = new SessionSubscriptions(user, sessions.Calls, consent, intake, outlet, TimeProvider, logger);
            sessions.Sessions.Add(session = new PlacedSession(
                new WebSocketSession(caller.Connection.Options.EventSubAddress, options, subscriptions, intake, outlet, TimeProvider, logger),
                subscriptions));
        }
        places[wanted.Key] = session;
        session.Subscriptions.Add(wanted);
    }

    private sealed record UserSessions(SubscriptionCalls Calls)
    {
        public List<PlacedSession> Sessions { get; } = [];
    }

    private sealed record PlacedSession(WebSocketSession Session, SessionSubscriptions Subscriptions);
}
