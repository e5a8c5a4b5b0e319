using System.Net.WebSockets;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>A WebSocket that is read message by message. It sends nothing but what the protocol asks for.</summary>
internal sealed class EventSubSocket : IDisposable
{
    private const int FirstBufferSize = 8 * 1024;

#if NET
    /// <summary>Without one of its own, a ClientWebSocket follows redirects, to anywhere.</summary>
    private static readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });
#endif

    private readonly ClientWebSocket socket;
    private readonly int largest;
    private readonly SilenceWatch watch;
    private CancellationTokenSource? closing;
    private byte[] buffer = new byte[FirstBufferSize];
    private bool isWelcome;

    private EventSubSocket(ClientWebSocket socket, int largest, TimeProvider timeProvider, TimeSpan longestSilence)
    {
        (this.socket, this.largest) = (socket, largest);
        watch = new SilenceWatch(timeProvider, longestSilence, FallSilent);
    }

    /// <summary>Whether the connection was given up because nothing was heard for too long.</summary>
    public bool IsSilent { get; private set; }

    /// <summary>Opens a connection.</summary>
    /// <param name="address">The address.</param>
    /// <param name="options">The options.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="longest">The longest time for it, and after that until the welcome.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="SocketRefusedException">The server is none of WebSockets.</exception>
    /// <exception cref="HelixException">The connection can't be opened.</exception>
    public static async Task<EventSubSocket> OpenAsync(
        Uri address, EventSubWebSocketOptions options, TimeProvider timeProvider, TimeSpan longest, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            // Twitch closes a connection over which it receives anything but answers to its pings.
            socket.Options.KeepAliveInterval = TimeSpan.Zero;
#if NET
            socket.Options.CollectHttpResponseDetails = true;
#endif
            using var time = TimeoutSource.Start(timeProvider, longest);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(time.Token, cancellationToken);
#if NET
            await socket.ConnectAsync(address, Invoker, both.Token).ConfigureAwait(false);
#else
            await socket.ConnectAsync(address, both.Token).ConfigureAwait(false);
#endif
            return new EventSubSocket(socket, options.MaxMessageSize, timeProvider, longest);
        }
        catch (Exception e)
        {
            using (socket)
                if (cancellationToken.IsCancellationRequested)
                    throw new OperationCanceledException("Opening the WebSocket was canceled.", e, cancellationToken);
                else
                    throw Explain(socket, address, longest, e);
        }
    }

    /// <summary>Receives the next message. It can't be canceled: close or dispose the socket.</summary>
    public async ValueTask<SocketMessage> ReceiveAsync()
    {
        var (length, isTooLarge, isText) = (0, false, false);
        try
        {
            while (true)
            {
#if NET
                var part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).ConfigureAwait(false);
#else
                var part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), CancellationToken.None)
                    .ConfigureAwait(false);
#endif
                if (part.MessageType == WebSocketMessageType.Close)
                    return SocketMessage.Closed(socket.CloseStatus);
                isText = part.MessageType == WebSocketMessageType.Text;
                length += part.Count;
                isTooLarge |= length > largest;
                if (part.EndOfMessage)
                    break;
                if (isTooLarge)
                    length = 0;
                else if (length == buffer.Length)
                    Array.Resize(ref buffer, buffer.Length * 2);
            }
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            return SocketMessage.Broken(e);
        }
        // Before the welcome, other messages don't prolong the wait for it.
        if (isWelcome)
            watch.Hear();
        return isTooLarge ? new SocketMessage(SocketMessageKind.TooLarge)
            : new SocketMessage(isText ? SocketMessageKind.Text : SocketMessageKind.Binary, new ReadOnlyMemory<byte>(buffer, 0, length));
    }

    /// <summary>Hears that the connection has its welcome.</summary>
    /// <param name="longestSilence">The longest silence from now on.</param>
    public void Welcome(TimeSpan longestSilence)
    {
        isWelcome = true;
        watch.Allow(longestSilence);
    }

    /// <summary>Tells the server that the connection is to be closed, and waits for its answer no longer than that. What still comes can be read.</summary>
    public async Task CloseAsync(TimeSpan patience)
    {
        // The real clock: a test's may stand still.
        var source = new CancellationTokenSource(patience);
        if (Interlocked.CompareExchange(ref closing, source, null) is not null)
        {
            source.Dispose();
            return;
        }
        source.Token.Register(static state => ((ClientWebSocket)state!).Abort(), socket);
        try
        {
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, source.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfConnection(e))
        {
            // It is closed or broken already.
        }
    }

    public void Dispose()
    {
        watch.Dispose();
        socket.Abort();
        socket.Dispose();
        closing?.Dispose();
    }

    private void FallSilent()
    {
        IsSilent = true;
        socket.Abort();
    }

    /// <summary>Whether an exception says that the connection is broken, closed or disposed.</summary>
    private static bool IsOfConnection(Exception e) =>
        e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;

    private static HelixException Explain(ClientWebSocket socket, Uri address, TimeSpan longest, Exception exception)
    {
        var at = $"{address.Scheme}://{address.Authority}";
        if (exception is OperationCanceledException)
            return new HelixException($"EventSub at {at} could not be reached within {longest.TotalSeconds:0.###} s.", exception);
#if NET
        if ((int)socket.HttpStatusCode is var status and >= 300 and < 500 and not (408 or 429))
            return new SocketRefusedException(
                status < 400 ? $"EventSub at {at} redirects (status {status}), and no WebSocket is opened elsewhere. Set HelixOptions.EventSubAddress right."
                    : $"EventSub at {at} refuses WebSockets (status {status}). Look at HelixOptions.EventSubAddress.",
                exception);
#endif
        return new HelixException($"EventSub at {at} could not be reached: {exception.GetBaseException().Message}", exception);
    }
}
