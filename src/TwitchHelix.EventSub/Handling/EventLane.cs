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

    /// <summary>Whether nothing waits and nothing is handled.</summary>
    public bool IsIdle
    {
        get
        {
            lock (waiting)
                return !isRunning;
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
                running = Start();
            }
            return true;
        }
    }

    /// <summary>Starts the handling without what belongs to the one who brought the notification, such as the activity of a request.</summary>
    private Task Start()
    {
        if (ExecutionContext.IsFlowSuppressed())
            return Task.Run(RunAsync);
        using (ExecutionContext.SuppressFlow())
            return Task.Run(RunAsync);
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
            try
            {
                await handle(next).ConfigureAwait(false);
            }
            catch (Exception)
            {
                // A log or a listener of activities has failed, so there is nobody to tell. The next notification is handled all the same.
            }
        }
    }
}
