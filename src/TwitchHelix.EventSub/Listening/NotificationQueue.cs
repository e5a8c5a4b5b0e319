using System.Diagnostics.CodeAnalysis;
using TwitchHelix.EventSub.Diagnostics;

namespace TwitchHelix.EventSub.Listening;

/// <summary>Keeps notifications until the loop takes them.</summary>
/// <param name="capacity">The number that wait at most.</param>
internal sealed class NotificationQueue(int capacity)
{
    private readonly Queue<EventSubNotification> waiting = new();
    private TaskCompletionSource<bool>? loop;
    private Exception? failure;
    private bool hasEnded;

    /// <summary>Adds a notification, without waking the loop.</summary>
    /// <returns>False if too many wait, or the loop has ended.</returns>
    public bool TryAdd(EventSubNotification notification)
    {
        lock (waiting)
        {
            if (hasEnded || waiting.Count >= capacity)
                return false;
            waiting.Enqueue(notification);
        }
        EventSubTelemetry.Queue.Add(1);
        return true;
    }

    /// <summary>Takes the next notification.</summary>
    public bool TryTake([MaybeNullWhen(false)] out EventSubNotification notification)
    {
        lock (waiting)
        {
            notification = waiting.Count > 0 ? waiting.Dequeue() : null;
            if (notification is null)
                return false;
        }
        EventSubTelemetry.Queue.Add(-1);
        return true;
    }

    /// <summary>Waits until there is a notification. One loop waits at a time.</summary>
    /// <returns>False after the end, when nothing waits any more.</returns>
    /// <exception cref="Exception">The loop was ended by it, and nothing waits any more.</exception>
    public Task<bool> WaitAsync()
    {
        lock (waiting)
        {
            if (waiting.Count > 0)
                return Task.FromResult(true);
            if (hasEnded)
                return failure is null ? Task.FromResult(false) : Task.FromException<bool>(failure);
            // The loop goes on on the thread that wakes it: another thread costs more than reading a message.
            loop = new TaskCompletionSource<bool>();
            return loop.Task;
        }
    }

    /// <summary>Wakes the loop if it waits and there is something to take. It goes on on this thread.</summary>
    public void Wake()
    {
        TaskCompletionSource<bool>? woken;
        lock (waiting)
        {
            if (waiting.Count == 0)
                return;
            (woken, loop) = (loop, null);
        }
        woken?.SetResult(true);
    }

    /// <summary>Drops what waits, after the loop.</summary>
    public void Empty()
    {
        End();
        while (TryTake(out _))
        {
            // It is counted.
        }
    }

    /// <summary>Ends the loop when it has taken what waits.</summary>
    /// <param name="exception">What the loop throws. Null if it only ends.</param>
    public void End(Exception? exception = null)
    {
        TaskCompletionSource<bool>? woken;
        bool isAnyWaiting;
        lock (waiting)
        {
            if (hasEnded)
                return;
            (hasEnded, failure) = (true, exception);
            (woken, loop) = (loop, null);
            // What was added without waking the loop.
            isAnyWaiting = waiting.Count > 0;
        }
        if (woken is null)
            return;
        // Whoever ends it must not run it.
        if (exception is null || isAnyWaiting)
            _ = Task.Run(() => woken.SetResult(isAnyWaiting));
        else
            _ = Task.Run(() => woken.SetException(exception));
    }
}
