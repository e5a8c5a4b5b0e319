namespace TwitchHelix.Soak.Webhooks;

/// <summary>A handler that stops now and then, until its queue is full and so many messages were answered with 503.</summary>
/// <param name="interval">The number of events from one stop to the next.</param>
/// <param name="refusals">The number of messages.</param>
internal sealed class StoppingHandler(int interval, int refusals)
{
    private readonly object gate = new();
    private TaskCompletionSource? stop;
    private int events;
    private int left;
    private bool mayStop;

    /// <summary>The number of stops.</summary>
    public int Stops { get; private set; }

    /// <summary>Whether messages come that can be refused. Without them it would stop for good.</summary>
    public bool MayStop
    {
        set
        {
            lock (gate)
            {
                mayStop = value;
                if (!value)
                    GoOn();
            }
        }
    }

    /// <summary>Counts an event, and waits if it is time to stop.</summary>
    public Task PassAsync()
    {
        lock (gate)
        {
            if (++events % interval != 0 || !mayStop)
                return Task.CompletedTask;
            Stops++;
            left = refusals;
            stop = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return stop.Task;
        }
    }

    /// <summary>Hears that a message was refused.</summary>
    public void Refuse()
    {
        lock (gate)
            if (stop is not null && --left == 0)
                GoOn();
    }

    private void GoOn()
    {
        stop?.SetResult();
        stop = null;
    }
}
