namespace TwitchHelix.Testing.EventSub.State;

/// <summary>Those who wait for a condition, which is evaluated at each change. Call it without the lock of the state.</summary>
internal sealed class StateWaiters
{
    private readonly object gate = new();
    private volatile Waiter[] waiters = [];

    public async Task WaitAsync(Func<bool> condition, CancellationToken cancellationToken)
    {
        var waiter = new Waiter(condition);
        lock (gate)
        {
            waiters = [.. waiters, waiter];
            waiter.Evaluate();
        }
        try
        {
            await waiter.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (gate)
                waiters = [.. waiters.Where(other => other != waiter)];
        }
    }

    public void Changed()
    {
        if (waiters.Length == 0)
            return;
        lock (gate)
            foreach (var waiter in waiters)
                waiter.Evaluate();
    }

    private sealed class Waiter(Func<bool> condition)
    {
        private readonly TaskCompletionSource fulfilled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Task => fulfilled.Task;

        public void Evaluate()
        {
            if (fulfilled.Task.IsCompleted)
                return;
            try
            {
                if (condition())
                    fulfilled.TrySetResult();
            }
            catch (Exception e)
            {
                // The test's code failed. The error reaches the test through its task.
                fulfilled.TrySetException(e);
            }
        }
    }
}
