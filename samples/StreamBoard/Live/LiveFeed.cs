using System.Collections.Concurrent;

namespace StreamBoard.Live;

/// <summary>Passes the events of all machines on to the open pages of this one.</summary>
internal sealed class LiveFeed
{
    private const int MostRemembered = 20;

    private readonly ConcurrentDictionary<LiveListener, bool> listeners = [];
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
        // An open page must not keep the program from stopping.
        lifetime.ApplicationStopping.Register(() => End(_ => true));
    }

    /// <summary>How many events of each kind this machine has seen since it started.</summary>
    public IReadOnlyDictionary<LiveEventKind, int> Counts => counts;

    /// <summary>The latest events, newest first.</summary>
    public IEnumerable<LiveEvent> Latest => latest.Reverse();

    /// <summary>Begins to listen for a page.</summary>
    /// <returns>Dispose it when the page has gone.</returns>
    public LiveListener Listen(string userId, Func<LiveEvent, bool> wants)
    {
        var listener = new LiveListener(userId, wants, left => listeners.TryRemove(left, out _));
        listeners[listener] = true;
        if (lifetime.ApplicationStopping.IsCancellationRequested)
            listener.End();
        return listener;
    }

    /// <summary>Ends the streams of a user's pages. They connect again, and have to be allowed to.</summary>
    public void End(string userId) => End(listener => listener.UserId == userId);

    private void End(Func<LiveListener, bool> condition)
    {
        foreach (var listener in listeners.Keys.Where(condition))
            listener.End();
    }

    private void Show(LiveEvent e)
    {
        counts.AddOrUpdate(e.Kind, 1, (_, count) => count + 1);
        latest.Enqueue(e);
        while (latest.Count > MostRemembered)
            latest.TryDequeue(out _);
        foreach (var listener in listeners.Keys)
            listener.Offer(e);
    }
}
