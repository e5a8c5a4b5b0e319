namespace TwitchHelix.Authentication.Tokens;

/// <summary>Does a thing once for all who ask for it at the same time.</summary>
internal sealed class SharedRun<TResult>(TimeProvider timeProvider)
{
    private readonly Dictionary<string, Task<TResult>> running = new(StringComparer.Ordinal);

    /// <summary>Gets the result of the run that is under way for a key, or starts one.</summary>
    /// <param name="key">What it is about.</param>
    /// <param name="run">Starts a run. It is nobody's in particular, so nobody's token cancels it.</param>
    /// <param name="cancellationToken">Stops waiting; the run goes on for the others.</param>
    public Task<TResult> JoinAsync(string key, Func<Task<TResult>> run, CancellationToken cancellationToken)
    {
        Task<TResult>? task;
        lock (running)
            if (!running.TryGetValue(key, out task))
            {
                // Leaves the lock and the caller's context before anything is done.
                running[key] = task = Task.Run(() => RunAsync(key, run), CancellationToken.None);
                // If all who waited have gone, nobody is there to be told of a failure.
                _ = task.ContinueWith(static failed => failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        return task.WaitAsync(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);
    }

    private async Task<TResult> RunAsync(string key, Func<Task<TResult>> run)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        finally
        {
            // A failure is not kept: who asks next starts anew.
            lock (running)
                running.Remove(key);
        }
    }
}
