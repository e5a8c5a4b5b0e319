namespace TwitchHelix.Pacing;

/// <summary>The calls that may have taken a point, and no answer told whether: each by the time at which it was given up.</summary>
internal sealed class LostCalls
{
    /// <summary>After this the server's window, whichever it was, is over; a second more, for a call that was given up on its way.</summary>
    private static readonly TimeSpan Kept = ResetTime.Refill + TimeSpan.FromSeconds(1);

    private readonly Queue<DateTimeOffset> times = new();

    public int Count => times.Count;

    /// <summary>When the next one counts no more. Null if there is none.</summary>
    public DateTimeOffset? NextForgottenAt => times.Count > 0 ? times.Peek() + Kept : null;

    public void Add(DateTimeOffset now) => times.Enqueue(now);

    public void ForgetOld(DateTimeOffset now) => ForgetUntil(now - Kept);

    public void ForgetUntil(DateTimeOffset time)
    {
        while (times.Count > 0 && times.Peek() <= time)
            times.Dequeue();
    }
}
