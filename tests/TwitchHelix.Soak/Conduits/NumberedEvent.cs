using System.Diagnostics;

namespace TwitchHelix.Soak.Conduits;

/// <summary>An event that was sent.</summary>
internal sealed class NumberedEvent(int number, int channel)
{
    private readonly TaskCompletionSource handled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int Number => number;

    public int Channel => channel;

    public long SentAt { get; } = Stopwatch.GetTimestamp();

    /// <summary>Whether a shard had a session that it was sent to.</summary>
    public bool IsSent { get; set; }

    /// <summary>The process that handled it first. Null if none did.</summary>
    public ConduitProcess? HandledBy { get; private set; }

    /// <summary>The time from sending it until the process told of it.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>The number of times that it was handled after the first.</summary>
    public int Doubles { get; private set; }

    /// <summary>Ends when it is handled.</summary>
    public Task Handled => handled.Task;

    /// <summary>Hears that a process has handled it. Calls don't overlap.</summary>
    public void Handle(ConduitProcess process)
    {
        if (HandledBy is not null)
        {
            Doubles++;
            return;
        }
        (HandledBy, Took) = (process, Stopwatch.GetElapsedTime(SentAt));
        handled.SetResult();
    }
}
