using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using TwitchHelix.Testing.EventSub.Messages;
using TwitchHelix.Testing.EventSub.Sockets;
using TwitchHelix.Testing.EventSub.State;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Accepts WebSockets, and keeps their sessions.</summary>
internal sealed class SessionServer(EventSubState state, EventSubFaults faults)
{
    private const string KeepaliveParameter = "keepalive_timeout_seconds";
    private const string ReconnectParameter = "reconnect";
    private const int ShortestKeepalive = 10;
    private const int LongestKeepalive = 600;

    /// <summary>Twitch's time from the welcome to the first subscription.</summary>
    private static readonly TimeSpan TimeToSubscribe = TimeSpan.FromSeconds(10);

    /// <summary>Twitch's time from the reconnect message to the end of the old connection.</summary>
    private static readonly TimeSpan GraceTime = TimeSpan.FromSeconds(30);

    /// <summary>By how much a keepalive comes before the end of the client's timeout.</summary>
    private static readonly TimeSpan KeepaliveLead = TimeSpan.FromSeconds(1);

    private readonly HashSet<EventSubSocket> sockets = [];

    /// <summary>The address that clients connect to. Set before the first request.</summary>
    public Uri? Address { get; set; }

    /// <summary>Called under the lock with a session that has ended, and why.</summary>
    public Action<Session, EventSubSubscriptionStatus>? SessionEnded { get; set; }

    /// <summary>Serves a connection until it ends.</summary>
    public async Task ServeAsync(HttpContext context)
    {
        if (!Handshake.IsAsked(context))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var gone = context.RequestAborted;
        var (webSocket, stream) = await Handshake.AcceptAsync(context).ConfigureAwait(false);
        using var disposed = webSocket;
        var socket = new EventSubSocket(webSocket, context.Abort, stream.Mute, state.TimeProvider);
        var writing = socket.WriteAsync(gone);
        try
        {
            var session = Attach(socket, context.Request.Query);
            SocketEnd end;
            do
            {
                state.Waiters.Changed();
                end = await socket.ReadAsync(gone).ConfigureAwait(false);
                Ended(session, socket, end);
            }
            while (end == SocketEnd.InboundTraffic);
        }
        finally
        {
            await writing.ConfigureAwait(false);
            socket.Finish();
            lock (state.Gate)
                sockets.Remove(socket);
            state.Waiters.Changed();
        }
    }

    /// <summary>Sends a frame over all open connections.</summary>
    public Task SendAsync(FrameKind kind, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var delivery = new Delivery();
        lock (state.Gate)
            foreach (var socket in sockets)
                socket.Send(new OutgoingFrame(kind, bytes, Delivery: delivery));
        return delivery.CompleteAsync(cancellationToken);
    }

    /// <summary>Asks the clients of all sessions to reconnect.</summary>
    public Task ReconnectAsync(CancellationToken cancellationToken)
    {
        var delivery = new Delivery();
        lock (state.Gate)
            foreach (var session in state.Sessions.Values)
                if (session.Current is { } socket)
                {
                    var key = RandomId();
                    session.ReconnectKey = key;
                    var url = $"{Address}?{ReconnectParameter}={key}";
                    socket.Send(new OutgoingFrame(
                        FrameKind.Text, SocketMessage.Reconnect(state.Now, session.Id, session.ConnectedAt, url), Delivery: delivery));
                    After(GraceTime, session, () => EndGraceTime(session, socket, key));
                }
        state.Waiters.Changed();
        return delivery.CompleteAsync(cancellationToken);
    }

    /// <summary>Closes all connections.</summary>
    public Task CloseAsync(int code, CancellationToken cancellationToken)
    {
        var delivery = new Delivery();
        lock (state.Gate)
        {
            foreach (var socket in sockets)
                socket.Close(code, delivery);
            foreach (var session in state.Sessions.Values.ToArray())
                End(session, CloseCode.Status(code));
        }
        state.Waiters.Changed();
        return delivery.CompleteAsync(cancellationToken);
    }

    /// <summary>Cuts all connections.</summary>
    public void Cut()
    {
        lock (state.Gate)
        {
            foreach (var socket in sockets)
                socket.Abort();
            foreach (var session in state.Sessions.Values.ToArray())
                End(session, EventSubSubscriptionStatus.WebsocketNetworkError);
        }
        state.Waiters.Changed();
    }

    private static string RandomId() => "AgoQ" + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));

    private static int KeepaliveSeconds(IQueryCollection query) =>
        int.TryParse(query[KeepaliveParameter], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds)
            ? Math.Clamp(seconds, ShortestKeepalive, LongestKeepalive)
            : ShortestKeepalive;

    /// <summary>Gives a connection its session: a new one, or the one of its reconnect URL. Null if that isn't valid.</summary>
    private Session? Attach(EventSubSocket socket, IQueryCollection query)
    {
        lock (state.Gate)
        {
            state.Connections++;
            sockets.Add(socket);
            if (faults.TakeForConnection())
                return null;
            Session? session;
            if (query.TryGetValue(ReconnectParameter, out var key))
            {
                session = state.Sessions.Values.FirstOrDefault(each => each.ReconnectKey is { } valid && valid == key);
                if (session is null)
                {
                    socket.Close(CloseCode.InvalidReconnect);
                    return null;
                }
                session.ReconnectKey = null;
            }
            else
            {
                session = new Session(RandomId(), state.Now, KeepaliveSeconds(query));
                state.Sessions.Add(session.Id, session);
                After(TimeToSubscribe, session, () => EndUnused(session));
            }
            session.Connections++;
            session.Open.Add(socket);
            session.Current = socket;
            socket.Send(new OutgoingFrame(
                FrameKind.Text, SocketMessage.Welcome(state.Now, session.Id, session.ConnectedAt, session.KeepaliveSeconds)));
            KeepAlive(session, socket);
            return session;
        }
    }

    private void Ended(Session? session, EventSubSocket socket, SocketEnd end)
    {
        lock (state.Gate)
        {
            if (end == SocketEnd.InboundTraffic)
                socket.Close(CloseCode.InboundTraffic);
            else if (end == SocketEnd.Closed)
                socket.Close((int)System.Net.WebSockets.WebSocketCloseStatus.NormalClosure);
            else
                socket.Abort();
            session?.Open.Remove(socket);
            if (session is null || session.Current != socket)
                return;
            // Its client is on the way to the reconnect URL.
            if (session.ReconnectKey is not null && end != SocketEnd.InboundTraffic)
                session.Current = null;
            else
                End(session, end == SocketEnd.InboundTraffic ? EventSubSubscriptionStatus.WebsocketReceivedInboundTraffic
                    : socket.IsCut ? EventSubSubscriptionStatus.WebsocketNetworkError
                    : socket.IsTimedOut ? EventSubSubscriptionStatus.WebsocketNetworkTimeout
                    : EventSubSubscriptionStatus.WebsocketDisconnected);
        }
    }

    private void EndUnused(Session session)
    {
        lock (state.Gate)
        {
            if (session.IsUsed || session.DisconnectedAt is not null)
                return;
            session.Current?.Close(CloseCode.Unused);
            End(session, EventSubSubscriptionStatus.WebsocketConnectionUnused);
        }
        state.Waiters.Changed();
    }

    private void EndGraceTime(Session session, EventSubSocket old, string key)
    {
        lock (state.Gate)
        {
            if (session.ReconnectKey == key)
            {
                old.Close(CloseCode.GraceTimeExpired);
                End(session, EventSubSubscriptionStatus.WebsocketFailedToReconnect);
            }
            else if (session.Current != old)
            {
                old.Close(CloseCode.GraceTimeExpired);
            }
        }
        state.Waiters.Changed();
    }

    /// <summary>Ends a session. Its subscriptions are disabled.</summary>
    private void End(Session session, EventSubSubscriptionStatus status)
    {
        if (session.DisconnectedAt is not null)
            return;
        session.DisconnectedAt = state.Now;
        session.Current = null;
        session.ReconnectKey = null;
        state.Sessions.Remove(session.Id);
        foreach (var timer in session.Timers)
            timer.Dispose();
        session.Timers.Clear();
        foreach (var subscription in session.Subscriptions)
            if (subscription.IsEnabled)
                state.Subscriptions.Set(subscription, status);
        SessionEnded?.Invoke(session, status);
    }

    /// <summary>Sends a keepalive message whenever nothing else was sent for a while.</summary>
    private void KeepAlive(Session session, EventSubSocket socket)
    {
        var pause = TimeSpan.FromSeconds(session.KeepaliveSeconds) - KeepaliveLead;
        ITimer? timer = null;
        timer = After(pause, session, () =>
        {
            lock (state.Gate)
            {
                if (session.Current != socket)
                    return;
                var left = socket.LastFrameAt + pause - state.Now;
                if (left <= TimeSpan.Zero)
                {
                    socket.Send(faults.TakeForKeepalive()
                        ? new OutgoingFrame(FrameKind.Silence)
                        : new OutgoingFrame(FrameKind.Text, SocketMessage.Keepalive(state.Now)));
                    left = pause;
                }
                timer!.Change(left, Timeout.InfiniteTimeSpan);
            }
        });
    }

    /// <summary>Calls an action later, unless the session ends before. Call it under the lock, which the action takes.</summary>
    private ITimer After(TimeSpan time, Session session, Action action)
    {
        var timer = state.TimeProvider.CreateTimer(static action => ((Action)action!)(), action, time, Timeout.InfiniteTimeSpan);
        session.Timers.Add(timer);
        return timer;
    }
}
