using TwitchHelix.Transport;

namespace TwitchHelix.Pacing;

/// <summary>A call in a gate's line, which waits until a time.</summary>
internal sealed class Waiter(CallDeadline deadline, TimeSpan until) : TaskCompletionSource<Turn?>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    public TimeSpan Until => until;

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
