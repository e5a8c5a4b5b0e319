using System.Diagnostics.CodeAnalysis;

namespace TwitchHelix.EventSub.Handling;

/// <summary>The notifications of one subscription: handled one after the other, beside those of others.</summary>
/// <param name="capacity">The number that wait at most.</param>
/// <param name="handle">Handles a notification. It doesn't throw.</param>
internal sealed class EventLane(int capacity, Func<EventSubNotification, Task> handle)
{
    private readonly Queue<EventSubNotification> waiting = new();
    private TaskCompletionSource<bool>? idle;
    private bool isBusy;

    /// <summary>Whether nothing waits and nothing is handled.</summary>
    public bool IsIdle
    {
        get
        {
            lock (waiting)
                return !isBusy;
        }
    }

    /// <summary>Waits until nothing waits and nothing is handled.</summary>
    public Task WhenIdleAsync()
    {
        lock (waiting)
            return isBusy ? (idle ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task : Task.CompletedTask;
    }

    /// <param name="notification">The notification.</param>
    /// <param name="isDue">Whether <see cref="RunAsync"/> has to be called.</param>
    /// <returns>False if too many are waiting.</returns>
    public bool TryAdd(EventSubNotification notification, out bool isDue)
    {
        lock (waiting)
        {
            isDue = false;
            if (waiting.Count >= capacity)
                return false;
            waiting.Enqueue(notification);
            isDue = !isBusy;
            isBusy = true;
            return true;
        }
    }

    /// <summary>Handles what waits, on this thread as far as handlers don't wait. It doesn't throw.</summary>
    public async Task RunAsync()
    {
        while (TryTake(out var next))
            try
            {
                await handle(next).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // A log or a listener of activities has failed, so there is nobody to tell. The next notification is handled all the same.
            }
    }

    private bool TryTake([NotNullWhen(true)] out EventSubNotification? next)
    {
        lock (waiting)
        {
            next = waiting.Count > 0 ? waiting.Dequeue() : null;
            if (next is not null)
                return true;
            isBusy = false;
            idle?.SetResult(true);
            idle = null;
            return false;
        }
    }
}
