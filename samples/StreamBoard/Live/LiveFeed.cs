using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace StreamBoard.Live;

/// <summary>Passes the events of all machines on to the open pages of this one.</summary>
internal sealed class LiveFeed
{
    private const int MostWaiting = 200;
    private const int MostRemembered = 20;

    private readonly ConcurrentDictionary<Listener, bool> listeners = [];
    private readonly ConcurrentDictionary<LiveEventKind, int> counts = [];
    private readonly ConcurrentQueue<LiveEvent> latest = [];
    private readonly IHostApplicationLifetime lifetime;

    public LiveFeed(Relay relay, IHostApplicationLifetime lifetime)
    {
        this.lifetime = lifetime;
        relay.Received += message =>
        {
            if (message.Event is { } e)
                Show(e);
        };
    }

    /// <summary>How many events of each kind this machine has seen since it started.</summary>
    public IReadOnlyDictionary<LiveEventKind, int> Counts => counts;

    /// <summary>The latest events, newest first.</summary>
    public IEnumerable<LiveEvent> Latest => latest.Reverse();

    /// <summary>Returns the events that a page wants, as they come, until the browser leaves or the app stops.</summary>
    public async IAsyncEnumerable<LiveEvent> ListenAsync(Func<LiveEvent, bool> wants, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An open page must not keep the program from stopping.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var listener = new Listener(
            wants, Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest }));
        listeners[listener] = true;
        try
        {
            while (await CanReadAsync(listener, end.Token))
                while (listener.Events.Reader.TryRead(out var e))
                    yield return e;
        }
        finally
        {
            listeners.TryRemove(listener, out _);
        }
    }

    private static async Task<bool> CanReadAsync(Listener listener, CancellationToken cancellationToken)
    {
        try
        {
            return await listener.Events.Reader.WaitToReadAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void Show(LiveEvent e)
    {
        counts.AddOrUpdate(e.Kind, 1, (_, count) => count + 1);
        latest.Enqueue(e);
        while (latest.Count > MostRemembered)
            latest.TryDequeue(out _);
        foreach (var listener in listeners.Keys)
            if (listener.Wants(e))
                listener.Events.Writer.TryWrite(e);
    }

    private sealed record Listener(Func<LiveEvent, bool> Wants, Channel<LiveEvent> Events);
}
