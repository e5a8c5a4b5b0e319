namespace TwitchHelix.Pacing;

/// <summary>The calls without an answer that may have taken a point, each with the time of its end.</summary>
internal sealed class LostCalls
{
    /// <summary>The longest window of the server, and a second more for a call that ended on its way.</summary>
    private static readonly TimeSpan Kept = ResetTime.Refill + TimeSpan.FromSeconds(1);

    private readonly Queue<DateTimeOffset> times = new();

    public int Count => times.Count;

    /// <summary>The time until which the next of them counts. Null if there is none.</summary>
    public DateTimeOffset? NextForgottenAt => times.Count > 0 ? times.Peek() + Kept : null;

    public void Add(DateTimeOffset now) => times.Enqueue(now);

    public void ForgetOld(DateTimeOffset now) => ForgetUntil(now - Kept);

    public void ForgetUntil(DateTimeOffset time)
    {
        while (times.Count > 0 && times.Peek() <= time)
            times.Dequeue();
    }
}
