using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>A connection that has its welcome.</summary>
internal sealed class SessionConnection : IDisposable
{
    /// <summary>The time to connect, and after that the time until the welcome.</summary>
    private static readonly TimeSpan WelcomeTime = TimeSpan.FromSeconds(10);

    /// <summary>A message that is on its way may be a little late.</summary>
    private const double Margin = 1.2;

    private readonly EventSubSocket socket;
    private readonly TimeSpan longestSilence;

    private SessionConnection(EventSubSocket socket, string sessionId, TimeSpan longestSilence)
    {
        (this.socket, SessionId, this.longestSilence) = (socket, sessionId, longestSilence);
        socket.Welcome(longestSilence);
    }

    public string SessionId { get; }

    /// <summary>Opens a connection and waits for its welcome.</summary>
    /// <exception cref="SocketRefusedException">The server is none of WebSockets.</exception>
    /// <exception cref="HelixException">There is no connection, or no welcome.</exception>
    public static async Task<SessionConnection> OpenAsync(
        Uri address, EventSubWebSocketOptions options, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken)
    {
        var socket = await EventSubSocket.OpenAsync(address, options, timeProvider, WelcomeTime, cancellationToken).ConfigureAwait(false);
        try
        {
            using var stop = cancellationToken.Register(static state => ((EventSubSocket)state!).Dispose(), socket);
            while (true)
            {
                var received = await socket.ReceiveAsync().ConfigureAwait(false);
                cancellationToken.ThrowIfCancellationRequested();
                if (received.Kind == SocketMessageKind.End)
                    throw new HelixException(
                        $"EventSub at {address.Scheme}://{address.Authority} did not welcome the connection: "
                        + SessionEnd.Of(socket, received, WelcomeTime).Text + ".",
                        received.Exception);
                if (SessionReader.Read(received, logger) is EventSubWelcome { SessionId.Length: > 0 } welcome)
                {
                    logger.Connected(address.Authority, welcome.SessionId);
                    return new(socket, welcome.SessionId, Times(welcome.KeepaliveTimeout ?? options.KeepaliveTimeout, Margin));
                }
            }
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="EventSubSocket.ReceiveAsync"/>
    public ValueTask<SocketMessage> ReceiveAsync() => socket.ReceiveAsync();

    /// <inheritdoc cref="EventSubSocket.CloseAsync"/>
    public Task CloseAsync(TimeSpan patience) => socket.CloseAsync(patience);

    /// <summary>Describes why the connection has ended.</summary>
    public SessionEnd EndOf(SocketMessage last) => SessionEnd.Of(socket, last, longestSilence);

    public void Dispose() => socket.Dispose();

    private static TimeSpan Times(TimeSpan time, double factor) => TimeSpan.FromTicks((long)(time.Ticks * factor));
}
