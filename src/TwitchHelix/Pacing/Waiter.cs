using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>A call in a gate's line.</summary>
/// <param name="deadline">The time left for the call.</param>
/// <param name="until">The time until which it waits.</param>
internal sealed class Waiter(CallDeadline deadline, TimeSpan until)
{
    public CallDeadline Deadline => deadline;

    public TimeSpan Until => until;

    public TaskCompletionSource<Turn?> Source { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LinkedListNode<Waiter>? Place { get; set; }

    /// <summary>Whether the time in line doesn't count as the call's own.</summary>
    public bool IsHeld
    {
        get;
        set
        {
            if (field == value)
                return;
            field = value;
            if (value)
                deadline.Pause();
            else
                deadline.Resume();
        }
    }
}
