namespace TwitchHelix.Pacing;

/// <summary>
/// How many calls go while a bucket is unknown: one, twice as many with each answer that doesn't tell, and twice as many with each second, in case none comes.
/// </summary>
internal readonly record struct SlowStart
{
    /// <summary>The points that Twitch grants by default.</summary>
    private const int Widest = 800;

    private const int MostSteps = 10;

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private TimeSpan? Since { get; init; }

    private int Answers { get; init; }

    /// <summary>A start after a pause, for a server that refuses calls.</summary>
    public static SlowStart After(TimeSpan now) => new() { Since = now + Step };

    /// <summary>Starts, unless it has started already.</summary>
    public SlowStart Begin(TimeSpan now) => Since is null ? this with { Since = now } : this;

    /// <summary>Measures the time without an answer anew, because no call runs.</summary>
    public SlowStart Restart(TimeSpan now) => this with { Since = now };

    /// <summary>Whether the pause before it is over.</summary>
    public bool IsOn(TimeSpan now) => !(now < Since);

    public SlowStart Answered() => this with { Answers = Answers + 1 };

    /// <summary>The number of calls that may run.</summary>
    public int Width(TimeSpan now) => !IsOn(now) ? 0 : Math.Min(Widest, 1 << Math.Min(MostSteps, Answers + Steps(now)));

    /// <summary>The time at which it gets wider by itself. Null if it hasn't started, and at its end.</summary>
    public TimeSpan? WidensAt(TimeSpan now) => !IsOn(now) ? Since
        : Steps(now) < MostSteps ? Since + TimeSpan.FromTicks((Steps(now) + 1) * Step.Ticks)
        : null;

    private int Steps(TimeSpan now) => (int)Math.Min(MostSteps, ((now - Since)?.Ticks ?? 0) / Step.Ticks);
}
