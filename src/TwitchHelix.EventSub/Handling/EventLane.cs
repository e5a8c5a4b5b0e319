namespace TwitchHelix.EventSub.Handling;

/// <summary>The notifications of one subscription: handled one after the other, beside those of others.</summary>
/// <param name="capacity">The number that wait at most.</param>
/// <param name="handle">Handles a notification. It doesn't throw.</param>
internal sealed class EventLane(int capacity, Func<EventSubNotification, Task> handle)
{
    private readonly Queue<EventSubNotification> waiting = new();
    private Task running = Task.CompletedTask;
    private bool isRunning;

    /// <summary>The handling of what waits.</summary>
    public Task Running
    {
        get
        {
            lock (waiting)
                return running;
        }
    }

    /// <returns>False if too many are waiting.</returns>
    public bool TryAdd(EventSubNotification notification)
    {
        lock (waiting)
        {
            if (waiting.Count >= capacity)
                return false;
            waiting.Enqueue(notification);
            if (!isRunning)
            {
                isRunning = true;
                running = Task.Run(RunAsync);
            }
            return true;
        }
    }

    private async Task RunAsync()
    {
        while (true)
        {
            EventSubNotification next;
            lock (waiting)
            {
                if (waiting.Count == 0)
                {
                    isRunning = false;
                    return;
                }
                next = waiting.Dequeue();
            }
            await handle(next).ConfigureAwait(false);
        }
    }
}
