using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>
/// A session: opens a connection as long as something is wanted, lets it be used, reads it, moves to another one when Twitch asks, and opens the next one when
/// it is lost.
/// </summary>
internal sealed class WebSocketSession(
    Uri address,
    EventSubWebSocketOptions options,
    ISessionUse use,
    MessageIntake intake,
    IEventSubOutlet outlet,
    TimeProvider timeProvider,
    ILogger logger)
{
    /// <summary>The wait for the server's answer when a connection is closed: nobody waits for one that doesn't answer.</summary>
    private static readonly TimeSpan ClosingTime = TimeSpan.FromSeconds(1);

    /// <summary>The wait for what is still on its way over a connection, after another one has its welcome.</summary>
    private static readonly TimeSpan MovingTime = TimeSpan.FromSeconds(5);

    /// <summary>The number of further tries to open the connection that Twitch asked for, within the 30 seconds until it closes the old one.</summary>
    private const int MovingRetries = 4;

    /// <summary>The life after which a connection was a good one: the next one is opened at once.</summary>
    private static readonly TimeSpan GoodTime = TimeSpan.FromSeconds(30);

    /// <summary>The number of notifications that are passed on at once at most.</summary>
    private const int MostInBurst = 64;

    private readonly List<EventSubNotification> burst = [];
    private readonly HelixRetryOptions delays = new() { Delay = options.ReconnectDelay, MaxDelay = options.MaxReconnectDelay };

    private readonly Uri plainAddress = new UriBuilder(address)
    {
        Query = FormattableString.Invariant($"keepalive_timeout_seconds={options.KeepaliveTimeout.TotalSeconds:0}"),
    }.Uri;

    /// <summary>Runs the session. It ends when it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        for (var failures = 0; ;)
        {
            await use.WhenDueAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                var connection = await OpenAsync(plainAddress, cancellationToken).ConfigureAwait(false);
                var (end, isGood) = await LiveAsync(connection, cancellationToken).ConfigureAwait(false);
                if (end == SessionEnd.Unwanted)
                    continue;
                failures = isGood ? 0 : failures + 1;
                EventSubTelemetry.Reconnects.Add(1, new KeyValuePair<string, object?>("reason", end.Reason));
                logger.ConnectionLost(end.Text);
            }
            catch (HelixException e)
            {
                failures++;
                logger.ConnectionFailed(e.Message);
                if (e is SocketRefusedException)
                    outlet.RefuseAddress(e);
            }
            await Pause.ForAsync(Backoff.Delay(delays, Math.Max(0, failures - 1)), timeProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    private Task<SessionConnection> OpenAsync(Uri to, CancellationToken cancellationToken) =>
        SessionConnection.OpenAsync(to, options, timeProvider, logger, cancellationToken);

    /// <summary>Uses a connection and reads it, and those that it moves to, until the end.</summary>
    /// <returns>The end, and whether the connection was good for a while.</returns>
    private async Task<(SessionEnd End, bool IsGood)> LiveAsync(SessionConnection first, CancellationToken cancellationToken)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var line = new SessionLine(first);
        var connectedAt = timeProvider.GetTimestamp();
        var keeping = KeepAsync(line, gone.Token);
        try
        {
            // Closing ends the reading.
            using var stop = cancellationToken.Register(() => _ = line.CloseAsync(ClosingTime));
            var end = await ReadAsync(line, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return (line.IsClosing ? SessionEnd.Unwanted : end, timeProvider.GetElapsedTime(connectedAt) >= GoodTime);
        }
        finally
        {
            gone.Cancel();
            try
            {
                await keeping.ConfigureAwait(false);
            }
            finally
            {
                use.Lose(line.Connection.SessionId);
            }
        }
    }

    private async Task KeepAsync(SessionLine line, CancellationToken cancellationToken)
    {
        try
        {
            await use.KeepAsync(() => line.Connection.SessionId, cancellationToken).ConfigureAwait(false);
            // Nothing is wanted any more.
            await line.CloseAsync(ClosingTime).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The connection is gone.
        }
    }

    private async Task<SessionEnd> ReadAsync(SessionLine line, CancellationToken cancellationToken)
    {
        // A handler that blocks this thread must not hold up the caller.
        await Task.Yield();
        while (true)
        {
            var receiving = line.Connection.ReceiveAsync();
            // What has come at once is passed on at once: waking those who wait costs more than reading a message.
            var isOver = !receiving.IsCompleted || burst.Count == MostInBurst;
            if (isOver)
                PassOn();
            var received = isOver ? await new HandledWhileReceiving(receiving, outlet) : await receiving.ConfigureAwait(false);
            if (received.Kind == SocketMessageKind.End)
            {
                PassOnBeside();
                return line.Connection.EndOf(received);
            }
            if (Take(received) is { } next
                && await MoveAsync(line, next, cancellationToken).ConfigureAwait(false) is { } end)
                return end;
        }
    }

    /// <summary>Reads a connection on while the next one is opened. When that one has its welcome, reads what is on its way, and moves.</summary>
    /// <returns>The end of the connection if there was no next one. Null if reading goes on.</returns>
    private async Task<SessionEnd?> MoveAsync(SessionLine line, Uri to, CancellationToken cancellationToken)
    {
        var old = line.Connection;
        using var stop = cancellationToken.Register(old.Dispose);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var opening = OpenNextAsync(to, ended.Token, cancellationToken);
        Task<SocketMessage>? reading = null;
        SessionEnd? end = null;
        while (!opening.IsCompleted && end is null)
        {
            reading ??= old.ReceiveAsync().AsTask();
            await Task.WhenAny(reading, opening).ConfigureAwait(false);
            if (reading.IsCompleted)
                (end, reading) = (TakeOld(await reading.ConfigureAwait(false)), null);
        }
        if (end is not null)
            ended.Cancel();
        var next = await opening.ConfigureAwait(false);
        if (next is not null)
        {
            await line.MoveToAsync(next).ConfigureAwait(false);
            // What is on its way still comes.
            await old.CloseAsync(MovingTime).ConfigureAwait(false);
        }
        // Without a next one, this one goes on until Twitch closes it.
        while (end is null)
            (end, reading) = (TakeOld(await (reading ?? old.ReceiveAsync().AsTask()).ConfigureAwait(false)), null);
        if (next is null)
            return end;
        old.Dispose();
        EventSubTelemetry.Moves.Add(1);
        logger.Moved(next.SessionId);
        return null;

        SessionEnd? TakeOld(SocketMessage received)
        {
            if (received.Kind == SocketMessageKind.End)
                return old.EndOf(received);
            Take(received);
            PassOnBeside();
            return null;
        }
    }

    /// <summary>Opens the connection that Twitch asked for.</summary>
    /// <param name="to">Its address.</param>
    /// <param name="ended">Canceled when the old connection has ended, and there is no time for another try.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Null if it can't be opened.</returns>
    private async Task<SessionConnection?> OpenNextAsync(Uri to, CancellationToken ended, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
            try
            {
                if (failures > 0)
                    await Pause.ForAsync(Backoff.Delay(delays, failures - 1), timeProvider, ended).ConfigureAwait(false);
                return await OpenAsync(to, cancellationToken).ConfigureAwait(false);
            }
            catch (HelixException e)
            {
                logger.MoveFailed(e.Message);
                if (failures == MovingRetries || e is SocketRefusedException)
                    return null;
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return null;
            }
    }

    /// <summary>Takes a message.</summary>
    /// <returns>The address to move to, if Twitch asks for it. Null otherwise.</returns>
    private Uri? Take(SocketMessage received)
    {
        switch (SessionReader.Read(received, logger))
        {
            case EventSubReconnect reconnect:
                PassOnBeside();
                if (IsAddress(reconnect.ReconnectUrl, out var next))
                    return next;
                logger.MoveFailed("the address of the message is none of a WebSocket.");
                return null;
            case EventSubRevocation revocation:
                PassOn();
                use.Revoke(revocation);
                return null;
            case EventSubNotification { Subscription: var leaving } when use.IsLeaving(leaving):
                return null;
            case EventSubNotification message:
                burst.Add(message);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Passes on the notifications that have come. They may be handled only after <see cref="IEventSubOutlet.Wake"/>.</summary>
    private void PassOn()
    {
        foreach (var notification in burst)
            intake.Take(notification);
        burst.Clear();
    }

    /// <summary>Passes on the notifications that have come, and has them handled on another thread.</summary>
    private void PassOnBeside()
    {
        PassOn();
        outlet.WakeBeside();
    }

    /// <summary>Whether it is an address of a WebSocket that is encrypted, or on this machine as the first one is.</summary>
    private bool IsAddress(string? text, [NotNullWhen(true)] out Uri? found) => Uri.TryCreate(text, UriKind.Absolute, out found)
        && (found.Scheme == "wss" || (found.Scheme == "ws" && found.IsLoopback && address.IsLoopback));
}
