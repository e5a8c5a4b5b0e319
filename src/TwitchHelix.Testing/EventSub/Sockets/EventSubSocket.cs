using System.Net.WebSockets;
using System.Threading.Channels;
using TwitchHelix.Testing.EventSub.Messages;

namespace TwitchHelix.Testing.EventSub.Sockets;

/// <summary>A WebSocket that writes frames in the order in which they are put into its queue.</summary>
internal sealed class EventSubSocket(WebSocket socket, Action abort, Action mute, TimeProvider timeProvider)
{
    /// <summary>The longest time for a write to a client that doesn't read, and for the client's answer to a close frame.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Channel<OutgoingFrame> queue = Channel.CreateUnbounded<OutgoingFrame>(new UnboundedChannelOptions { SingleReader = true });
    private readonly object ending = new();
    private ITimer? closing;
    private bool isFinished;
    private volatile bool isAborted;

    /// <summary>When the last frame was put into the queue.</summary>
    public DateTimeOffset LastFrameAt { get; private set; }

    /// <summary>Whether the write of a frame took longer than Twitch waits.</summary>
    public bool IsTimedOut { get; private set; }

    /// <summary>Whether a fault has cut the connection.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Puts a frame into the queue. Returns at once.</summary>
    public void Send(in OutgoingFrame frame)
    {
        LastFrameAt = timeProvider.GetUtcNow();
        frame.Delivery?.Add();
        if (!queue.Writer.TryWrite(frame))
            frame.Delivery?.Done();
    }

    /// <summary>Closes the connection after the frames of the queue.</summary>
    public void Close(int code, Delivery? delivery = null)
    {
        Send(new OutgoingFrame(FrameKind.Close, CloseCode: code, Delivery: delivery));
        queue.Writer.TryComplete();
    }

    /// <summary>Cuts the connection.</summary>
    public void Abort()
    {
        isAborted = true;
        queue.Writer.TryComplete();
        lock (ending)
            if (!isFinished)
                abort();
    }

    /// <summary>Says that the request behind the connection ends now.</summary>
    public void Finish()
    {
        lock (ending)
        {
            isFinished = true;
            closing?.Dispose();
        }
    }

    /// <summary>Writes the frames of the queue until the end of the connection.</summary>
    public async Task WriteAsync(CancellationToken gone)
    {
        try
        {
            while (await queue.Reader.WaitToReadAsync(gone).ConfigureAwait(false))
                while (queue.Reader.TryRead(out var frame))
                {
                    try
                    {
                        await WriteAsync(frame, gone).ConfigureAwait(false);
                    }
                    finally
                    {
                        frame.Delivery?.Done();
                    }
                }
        }
        catch (Exception e) when (IsGone(e))
        {
            // Nobody is left to write to.
        }
        finally
        {
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var unsent))
                unsent.Delivery?.Done();
        }
    }

    /// <summary>Reads until the client sends something that isn't a ping or a pong.</summary>
    public async Task<SocketEnd> ReadAsync(CancellationToken gone)
    {
        try
        {
            var received = await socket.ReceiveAsync(new Memory<byte>(new byte[1024]), gone).ConfigureAwait(false);
            return received.MessageType == WebSocketMessageType.Close ? SocketEnd.Closed : SocketEnd.InboundTraffic;
        }
        catch (Exception e) when (IsGone(e))
        {
            return SocketEnd.Lost;
        }
    }

    private static bool IsGone(Exception e) => e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException;

    private async Task WriteAsync(OutgoingFrame frame, CancellationToken gone)
    {
        if (isAborted)
            return;
        switch (frame.Kind)
        {
            case FrameKind.Close:
                // The client may close it at the same time.
                if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                    await PatientlyAsync(new ValueTask(
                        socket.CloseOutputAsync((WebSocketCloseStatus)frame.CloseCode, CloseCode.Reason(frame.CloseCode), gone))).ConfigureAwait(false);
                lock (ending)
                    closing = isFinished ? null : timeProvider.CreateTimer(_ => Abort(), null, Patience, Timeout.InfiniteTimeSpan);
                break;
            case FrameKind.Cut:
                await PatientlyAsync(socket.SendAsync(frame.Bytes[..(frame.Bytes.Length / 2)], WebSocketMessageType.Text, endOfMessage: false, gone))
                    .ConfigureAwait(false);
                IsCut = true;
                Abort();
                break;
            case FrameKind.Silence:
                mute();
                break;
            default:
                var type = frame.Kind == FrameKind.Text ? WebSocketMessageType.Text : WebSocketMessageType.Binary;
                await PatientlyAsync(socket.SendAsync(frame.Bytes, type, endOfMessage: true, gone)).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask PatientlyAsync(ValueTask write)
    {
        if (write.IsCompletedSuccessfully)
            return;
        var task = write.AsTask();
        try
        {
            await task.WaitAsync(Patience, timeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            IsTimedOut = true;
            Abort();
            await task.ConfigureAwait(false);
        }
    }
}
