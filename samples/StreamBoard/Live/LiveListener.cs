using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace StreamBoard.Live;

/// <summary>An open page's events, from the moment on at which it began to listen.</summary>
internal sealed class LiveListener(string userId, Func<LiveEvent, bool> wants, Action<LiveListener> leave) : IDisposable
{
    private const int MostWaiting = 200;

    private readonly Channel<LiveEvent> events =
        Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });

    private Task<bool>? next;

    public string UserId => userId;

    public void Offer(LiveEvent e)
    {
        if (wants(e))
            events.Writer.TryWrite(e);
    }

    public void End() => events.Writer.TryComplete();

    /// <summary>Waits for events.</summary>
    /// <returns>False if there will be no more.</returns>
    /// <exception cref="TimeoutException">There was none for so long. Wait again.</exception>
    public async Task<bool> WaitAsync(TimeSpan timeout, TimeProvider time, CancellationToken cancellationToken)
    {
        next ??= events.Reader.WaitToReadAsync(CancellationToken.None).AsTask();
        var hasMore = await next.WaitAsync(timeout, time, cancellationToken);
        next = null;
        return hasMore;
    }

    public bool TryRead([NotNullWhen(true)] out LiveEvent? e) => events.Reader.TryRead(out e);

    public void Dispose()
    {
        End();
        leave(this);
    }
}
