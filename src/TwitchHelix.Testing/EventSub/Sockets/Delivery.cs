namespace TwitchHelix.Testing.EventSub.Sockets;

/// <summary>Messages on their way. Its task ends when all of them are written, or can't be any more.</summary>
internal sealed class Delivery
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int open = 1;

    /// <summary>Counts one more message, which <see cref="Done"/> ends.</summary>
    public void Add() => Interlocked.Increment(ref open);

    public void Done()
    {
        if (Interlocked.Decrement(ref open) == 0)
            done.TrySetResult();
    }

    /// <summary>Ends the counting, and returns the task. Call it once, after the last <see cref="Add"/>.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        Done();
        return done.Task.IsCompleted || !cancellationToken.CanBeCanceled ? done.Task : done.Task.WaitAsync(cancellationToken);
    }
}
