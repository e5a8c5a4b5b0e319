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

    /// <param name="now">The time at which the call ended.</param>
    public LostCalls Add(TimeSpan now)
    {
        var until = TimeSpan.FromSeconds(Math.Ceiling(now.TotalSeconds));
        return Seconds is [.., var last] && last.Until == until
            ? new() { Count = Count + 1, Seconds = [.. Seconds.Take(Seconds.Count - 1), (until, last.Count + 1)] }
            : new() { Count = Count + 1, Seconds = [.. Seconds ?? [], (until, 1)] };
    }

    public LostCalls And(LostCalls others) => others.Count == 0 ? this : new()
    {
        Count = Count + others.Count,
        Seconds = [.. (Seconds ?? []).Concat(others.Seconds!).OrderBy(second => second.Until)],
    };

    /// <summary>Forgets the calls that ended until a time.</summary>
    public LostCalls Forget(TimeSpan until) => Seconds is [var first, ..] && first.Until <= until
        ? new LostCalls { Count = Count - first.Count, Seconds = [.. Seconds.Skip(1)] }.Forget(until)
        : this;
}
