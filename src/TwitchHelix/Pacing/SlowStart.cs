namespace TwitchHelix.Pacing;

/// <summary>
/// How many calls go while a bucket is unknown: one, twice as many with each answer that doesn't tell, and twice as many with each second, in case none comes.
/// </summary>
/// <param name="Since">The time of its start, which is in the future during a pause. Null before the first call.</param>
/// <param name="Answers">The answers since then.</param>
internal readonly record struct SlowStart(TimeSpan? Since, int Answers)
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>The points that Twitch grants by default.</summary>
    private const int Widest = 800;

    private const int MostSteps = 10;

    public bool IsPausing(TimeSpan now) => now < Since;

    /// <summary>The number of calls that may run.</summary>
    public int Width(TimeSpan now) => IsPausing(now) ? 0 : Math.Min(Widest, 1 << Math.Min(MostSteps, Answers + Steps(now)));

    /// <summary>The time at which it gets wider by itself. Null if it hasn't started, and at its end.</summary>
    public TimeSpan? WidensAt(TimeSpan now) => IsPausing(now) ? Since
        : Steps(now) < MostSteps ? Since + TimeSpan.FromTicks((Steps(now) + 1) * Step.Ticks)
        : null;

    private int Steps(TimeSpan now) => (int)Math.Min(MostSteps, ((now - Since)?.Ticks ?? 0) / Step.Ticks);
}
