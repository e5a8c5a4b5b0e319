namespace TwitchHelix.Soak.Events;

/// <summary>Counts how often each event was told.</summary>
internal sealed class ToldEvents(int most)
{
    /// <summary>The number of an event that only follows others.</summary>
    public const int Flush = -1;

    /// <summary>The wait before another event is sent. It ends early as soon as all are told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly byte[] told = new byte[most];
    private readonly bool[] mayBeLost = new bool[most];
    private TaskCompletionSource progress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int expected = int.MaxValue;
    private int complete;

    /// <summary>The number of events that were told twice.</summary>
    public int Doubled { get; private set; }

    /// <summary>The number of events that are missing although they had to arrive.</summary>
    public int Missing => Enumerable.Range(0, most).Count(number => told[number] == 0 && !mayBeLost[number]);

    /// <summary>The number of events that were lost as they may be.</summary>
    public int Lost => Enumerable.Range(0, most).Count(number => told[number] == 0 && mayBeLost[number]);

    public void Add(int number)
    {
        if (number == Flush)
            return;
        lock (gate)
        {
            if (told[number]++ > 0)
                Doubled++;
            Look();
        }
    }

    /// <summary>The first event that is missing although it has to arrive.</summary>
    public int First
    {
        get
        {
            lock (gate)
                return complete;
        }
    }

    public void MayBeLost(int number)
    {
        lock (gate)
            mayBeLost[number] = true;
    }

    /// <summary>Waits a while until all events up to a number are told that have to be.</summary>
    public async Task<bool> IsCompleteAsync(int count, CancellationToken cancellationToken)
    {
        Task done;
        lock (gate)
        {
            expected = count;
            Look();
            if (complete >= count)
                return true;
            done = progress.Task;
        }
        await Task.WhenAny(done, Task.Delay(Patience, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
            return complete >= count;
    }

    private void Look()
    {
        while (complete < most && (told[complete] > 0 || mayBeLost[complete]))
            complete++;
        if (complete < expected)
            return;
        progress.TrySetResult();
        progress = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
