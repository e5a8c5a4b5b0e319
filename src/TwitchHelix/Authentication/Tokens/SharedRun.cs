namespace TwitchHelix.Authentication.Tokens;

/// <summary>Single flight: concurrent callers of a key share one run.</summary>
internal sealed class SharedRun<TResult>(TimeProvider timeProvider)
{
    private readonly Dictionary<string, Task<TResult>> running = new(StringComparer.Ordinal);

    /// <summary>Joins the current run of a key, or starts one.</summary>
    /// <param name="key">What callers have to have in common to share a run.</param>
    /// <param name="run">Starts a run. It belongs to no single caller, so no caller's token cancels it.</param>
    /// <param name="cancellationToken">Stops waiting. The run continues for the other callers.</param>
    public Task<TResult> JoinAsync(string key, Func<Task<TResult>> run, CancellationToken cancellationToken) =>
        JoinAsync(key, run, Timeout.InfiniteTimeSpan, cancellationToken);

    /// <inheritdoc cref="JoinAsync(string, Func{Task{TResult}}, CancellationToken)"/>
    /// <exception cref="TimeoutException">The run takes longer than the caller waits.</exception>
    public Task<TResult> JoinAsync(string key, Func<Task<TResult>> run, TimeSpan patience, CancellationToken cancellationToken) =>
        Start(key, run).WaitAsync(patience, timeProvider, cancellationToken);

    /// <summary>Starts a run of a key, unless there is one.</summary>
    /// <returns>The run. Its failure is observed even if nobody awaits it.</returns>
    public Task<TResult> Start(string key, Func<Task<TResult>> run)
    {
        lock (running)
        {
            if (running.TryGetValue(key, out var task))
                return task;
            // Task.Run: the run must not start under the lock or in the caller's context.
            running[key] = task = Task.Run(() => RunAsync(key, run), CancellationToken.None);
            _ = task.ContinueWith(
                static failed => failed.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            return task;
        }
    }

    /// <summary>Waits until the current runs have ended, however they end.</summary>
    public Task WhenEndedAsync()
    {
        lock (running)
            return Task.WhenAll(running.Values.Select(run => run.ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
    }

    private async Task<TResult> RunAsync(string key, Func<Task<TResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            // A failure is not kept: the next caller starts a new run.
            lock (running)
                running.Remove(key);
        }
    }
}
