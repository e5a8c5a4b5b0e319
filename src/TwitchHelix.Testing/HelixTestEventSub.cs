using System.Diagnostics.CodeAnalysis;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.EventSub;
using TwitchHelix.Testing.EventSub.Messages;
using TwitchHelix.Testing.EventSub.Sockets;

namespace TwitchHelix.Testing;

/// <summary>
/// EventSub of a <see cref="HelixTestServer"/>: its subscriptions and sessions, and the events that a test sends. Its clock is
/// <see cref="HelixTestServerOptions.TimeProvider"/>. All members can be used from any thread.
/// </summary>
public sealed class HelixTestEventSub
{
    private readonly EventSubServer server;

    internal HelixTestEventSub(EventSubServer server) => this.server = server;

    /// <summary>The faults, which make notifications and connections fail.</summary>
    public EventSubFaults Faults => server.Faults;

    /// <summary>
    /// All subscriptions, oldest first. A disabled one stays in the list for a minute, or for 10 days if it isn't over a WebSocket, unless it is deleted, and
    /// counts against the limits.
    /// </summary>
    public IReadOnlyList<EventSubSubscription> Subscriptions
    {
        get
        {
            lock (server.State.Gate)
                return [.. server.State.Subscriptions.All.Select(subscription => subscription.Describe(inMessage: false))];
        }
    }

    /// <summary>The WebSocket sessions that are connected.</summary>
    public IReadOnlyList<HelixTestSession> Sessions
    {
        get
        {
            lock (server.State.Gate)
                return [.. server.State.Sessions.Values.Select(session => session.Snapshot())];
        }
    }

    /// <summary>The number of WebSocket connections that the server has accepted so far.</summary>
    public int Connections
    {
        get
        {
            lock (server.State.Gate)
                return server.State.Connections;
        }
    }

    /// <summary>
    /// Sends an event to every enabled subscription of its type and version whose condition fits. A condition fits if the event is about the same broadcaster;
    /// for types that begin with <c>user.</c>, about the same user. An empty ID in the event, with login and name, is filled in from the condition.
    /// </summary>
    /// <param name="e">The event. Its class determines type and version.</param>
    /// <param name="cancellationToken">Ends the waiting. The event is sent nevertheless.</param>
    /// <returns>The number of subscriptions, as soon as the messages are written. A client that doesn't read delays that by at most 10 seconds.</returns>
    /// <exception cref="ArgumentNullException">The event is null.</exception>
    /// <exception cref="ArgumentException">The event is of no type that the library knows.</exception>
    public Task<int> SendAsync(EventSubEvent e, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(e);
        var described = DescribedEvents.Find(e.GetType())
            ?? throw new ArgumentException($"{e.GetType().Name} belongs to no type of subscription. Call the method that takes a type.", nameof(e));
        return server.Sender.SendAsync(
            described.Type, described.Version, new EventJson(Encoding.UTF8.GetBytes(e.ToJson())), isExample: false, cancellationToken);
    }

    /// <summary>
    /// Sends an event of any type, also of one that the library doesn't know, as <see cref="SendAsync(EventSubEvent, CancellationToken)"/> does.
    /// </summary>
    /// <param name="type">The type, as in <c>channel.follow</c>.</param>
    /// <param name="version">The version, as in <c>2</c>. Null for the newest that the library knows, or else 1.</param>
    /// <param name="event">
    /// The event. Null for the type's example; it fits each condition, because the condition's users take the place of its own.
    /// </param>
    /// <param name="cancellationToken">Ends the waiting. The event is sent nevertheless.</param>
    /// <returns>The number of subscriptions, as soon as the messages are written. A client that doesn't read delays that by at most 10 seconds.</returns>
    /// <exception cref="ArgumentException">The type is null or empty, or has no example and <paramref name="event"/> is null.</exception>
    public Task<int> SendAsync(string type, string? version = null, JObject? @event = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        var described = version is null ? DescribedEvents.FindNewest(type) : DescribedEvents.Find(type, version);
        var json = @event is not null ? Encoding.UTF8.GetBytes(@event.ToString(Formatting.None))
            : described?.Event
            ?? throw new ArgumentException($"The server has no example of {type} {version}: pass an event.", nameof(@event));
        return server.Sender.SendAsync(
            type, version ?? described?.Version ?? "1", new EventJson(json), isExample: @event is null, cancellationToken);
    }

    /// <summary>Creates the example of an event, to change and to send.</summary>
    /// <typeparam name="TEvent">The class of the event.</typeparam>
    /// <returns>A new object.</returns>
    /// <exception cref="ArgumentException">The class belongs to no type that the library knows.</exception>
    [SuppressMessage("Performance", "CA1822:Mark members as static", Justification = "A test calls it where it sends the event.")]
    public TEvent Example<TEvent>()
        where TEvent : EventSubEvent =>
        DescribedEvents.Find(typeof(TEvent))?.Read() as TEvent
        ?? throw new ArgumentException($"{typeof(TEvent).Name} belongs to no type of subscription.");

    /// <summary>Sends any frame over all open WebSockets.</summary>
    /// <param name="frame">The content, of any length.</param>
    /// <param name="isText">Whether it is a frame of text. It need not be valid. Default: true.</param>
    /// <param name="cancellationToken">Ends the waiting. The frame is sent nevertheless.</param>
    /// <returns>A task that ends when the frames are written.</returns>
    public Task SendRawAsync(ReadOnlyMemory<byte> frame, bool isText = true, CancellationToken cancellationToken = default) =>
        server.Sessions.SendAsync(isText ? FrameKind.Text : FrameKind.Binary, frame, cancellationToken);

    /// <summary>Revokes a subscription: sets its status, and sends the revocation message over its transport.</summary>
    /// <param name="subscriptionId">The ID of the subscription.</param>
    /// <param name="status">The status, as in <see cref="EventSubSubscriptionStatus.AuthorizationRevoked"/>.</param>
    /// <param name="cancellationToken">Ends the waiting. The message is sent nevertheless.</param>
    /// <returns>A task that ends when the message is written.</returns>
    /// <exception cref="ArgumentException">There is no enabled subscription with this ID, or the status is <c>enabled</c>.</exception>
    public Task RevokeAsync(string subscriptionId, EventSubSubscriptionStatus status, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(subscriptionId);
        if (status == EventSubSubscriptionStatus.Enabled)
            throw new ArgumentException("A revoked subscription isn't enabled.", nameof(status));
        return server.Sender.RevokeAsync(subscriptionId, status, cancellationToken);
    }

    /// <summary>
    /// Asks the clients of all sessions to reconnect. Each gets a URL that is valid once, for 30 seconds. Events go to the old connection until the new one has
    /// its welcome message. After the 30 seconds the old connection is closed with code 4004.
    /// </summary>
    /// <param name="cancellationToken">Ends the waiting. The messages are sent nevertheless.</param>
    /// <returns>A task that ends when the messages are written.</returns>
    public Task ReconnectAsync(CancellationToken cancellationToken = default) => server.Sessions.ReconnectAsync(cancellationToken);

    /// <summary>Closes all WebSockets. Their subscriptions get the status that belongs to the code.</summary>
    /// <param name="code">The code: 4000 to 4007 with Twitch's meaning, or another one that a server may send.</param>
    /// <param name="cancellationToken">Ends the waiting. The connections are closed nevertheless.</param>
    /// <returns>A task that ends when the close frames are written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The code is not from 1000 to 4999, or is one of those that no frame can have.</exception>
    public Task CloseAsync(int code, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(code, 1000);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(code, 4999);
        if (code is 1004 or 1005 or 1006 or 1015)
            throw new ArgumentOutOfRangeException(nameof(code), code, "No close frame can have this code.");
        return server.Sessions.CloseAsync(code, cancellationToken);
    }

    /// <summary>Cuts all WebSocket connections without a close frame. Their subscriptions become <c>websocket_network_error</c>.</summary>
    public void Cut() => server.Sessions.Cut();

    /// <summary>Waits until a condition is true. It is evaluated at once, and whenever sessions or subscriptions change.</summary>
    /// <param name="condition">The condition, as in <c>eventSub => eventSub.Subscriptions.Count == 2</c>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>A task that ends as soon as the condition is true. It fails if the condition throws.</returns>
    /// <exception cref="ArgumentNullException">The condition is null.</exception>
    public Task WaitForAsync(Func<HelixTestEventSub, bool> condition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(condition);
        return server.State.Waiters.WaitAsync(() => condition(this), cancellationToken);
    }
}
