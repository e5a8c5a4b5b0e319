namespace TwitchHelix.Pacing;

/// <summary>The calls that may have taken a point, although no answer says so, by the second in which they ended.</summary>
internal readonly record struct LostCalls
{
    /// <summary>The longest window of the server, and a second more for a call that ended on its way.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(61);

    public int Count { get; private init; }

    /// <summary>The time at which the next of them are forgotten. Null if there is none.</summary>
    public TimeSpan? ForgottenAt => Seconds is [var first, ..] ? first.Until + Kept : null;

    private IReadOnlyList<(TimeSpan Until, int Count)>? Seconds { get; init; }

    public static LostCalls operator +(LostCalls some, LostCalls others) => new()
    {
        Count = some.Count + others.Count,
        Seconds = [.. from second in (some.Seconds ?? []).Concat(others.Seconds ?? [])
                      group second.Count by second.Until into counts
                      orderby counts.Key
                      select (counts.Key, counts.Sum())],
    };

    /// <summary>A call that ended at a time.</summary>
    public static LostCalls One(TimeSpan now) => new() { Count = 1, Seconds = [(TimeSpan.FromSeconds(Math.Ceiling(now.TotalSeconds)), 1)] };

    /// <summary>Forgets the calls that ended until a time.</summary>
    public LostCalls Forget(TimeSpan until) => Seconds is [var first, ..] && first.Until <= until
        ? new LostCalls { Count = Count - first.Count, Seconds = [.. Seconds.Skip(1)] }.Forget(until)
        : this;
}
