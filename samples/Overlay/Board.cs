using System.Runtime.CompilerServices;

namespace Overlay;

/// <summary>What the page shows: that nobody has logged in, or else the live channels.</summary>
internal sealed record BoardContent(bool NeedsLogin, IReadOnlyList<LiveChannel> Channels);

/// <summary>A channel that is live.</summary>
internal sealed record LiveChannel(string Name, string Title, string Category, int Viewers);

/// <summary>Keeps what the page shows, and tells every open page of a change.</summary>
internal sealed class Board(IHostApplicationLifetime lifetime)
{
    private Version current = new(new BoardContent(false, []));

    public void Show(BoardContent content) => Interlocked.Exchange(ref current, new Version(content)).Replaced.SetResult();

    /// <summary>Returns what the page shows now, and then each change.</summary>
    public async IAsyncEnumerable<BoardContent> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // An open page must not keep the program from stopping.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        while (!end.IsCancellationRequested)
        {
            var version = Volatile.Read(ref current);
            yield return version.Content;
            await version.Replaced.Task.WaitAsync(end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private sealed record Version(BoardContent Content)
    {
        public TaskCompletionSource Replaced { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
