namespace TwitchHelix.Pacing;

/// <summary>
/// How many calls go while a bucket is unknown: one, twice as many with each answer that doesn't tell, and twice as many with each second, in case none comes.
/// </summary>
/// <param name="Since">The time of its start, which is in the future during a pause.</param>
/// <param name="Answers">The answers since then.</param>
internal readonly record struct SlowStart(TimeSpan Since, int Answers = 0)
{
    public static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    /// <summary>The points that Twitch grants by default.</summary>
    private const int Widest = 800;

    public SlowStart Answered => this with { Answers = Answers + 1 };

    public bool IsPausing(TimeSpan now) => now < Since;

    /// <summary>The number of calls that may run.</summary>
    public int Width(TimeSpan now) => IsPausing(now) ? 0 : (int)Math.Min(Widest, Math.Pow(2, Answers + Steps(now)));

    /// <summary>The time at which it gets wider by itself. Null if it doesn't.</summary>
    public TimeSpan? WidensAt(TimeSpan now) => IsPausing(now) ? Since : Width(now) < Widest ? Since + TimeSpan.FromTicks((Steps(now) + 1) * Step.Ticks) : null;

    private long Steps(TimeSpan now) => (now - Since).Ticks / Step.Ticks;
}
