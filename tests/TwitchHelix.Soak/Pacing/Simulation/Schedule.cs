namespace TwitchHelix.Soak.Pacing.Simulation;

/// <summary>What a simulated run is like. All is chosen at random by the seed.</summary>
internal sealed class Schedule
{
    public static readonly DateTimeOffset Epoch = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Random random;
    private readonly List<Outage> outages = [];

    public Schedule(int seed)
    {
        random = new Random(seed);
        Limit = Pick(1, 2, 5, 30, 100, 800);
        Window = TimeSpan.FromSeconds(Pick(5, 10, 60));
        ResetsAtWholeSecond = random.Next(2) == 0;
        RefillsGradually = Limit >= 30 && random.Next(3) == 0;
        Calls = random.Next(1, (Limit * 4) + 20);
        Callers = Pick(1, 3, 20, 300, Calls);
        Spread = TimeSpan.FromSeconds(random.NextDouble() * Pick(0, 0, 1, 30));
        SlowestAnswer = TimeSpan.FromMilliseconds(Pick(1, 20, 200, 900));
        IsDated = random.Next(4) > 0;
        // Without the header, nobody knows the difference.
        ServerAhead = IsDated ? TimeSpan.FromSeconds(Math.Round(((random.NextDouble() * 2) - 1) * Pick(0, 5, 3600), 1)) : TimeSpan.Zero;
        HasOthers = random.Next(4) == 0;
        // The point of a canceled call may be missing for a minute, which a bucket of few points can't spare. If points come back one by one, only its answer
        // would tell when they all are.
        CancelsOneIn = Limit < 30 || RefillsGradually ? 0 : Pick(0, 0, 20);
        for (var count = Pick(0, 0, 1, 2); count > 0; count--)
        {
            var start = TimeSpan.FromSeconds(random.NextDouble() * Window.TotalSeconds * 2);
            outages.Add(new Outage(start, start + TimeSpan.FromSeconds(random.NextDouble() * Pick(1, 6, 20)), (OutageKind)random.Next(3)));
        }
    }

    public int Limit { get; }

    public TimeSpan Window { get; }

    /// <summary>Whether a window ends at a whole second. If not, its header is rounded down.</summary>
    public bool ResetsAtWholeSecond { get; }

    /// <summary>Whether points come back one by one, so that the bucket is full after a window, instead of all at the end of a window.</summary>
    public bool RefillsGradually { get; }

    public int Calls { get; }

    /// <summary>The number of calls at a time.</summary>
    public int Callers { get; }

    /// <summary>The time over which the callers start.</summary>
    public TimeSpan Spread { get; }

    public TimeSpan SlowestAnswer { get; }

    /// <summary>Whether answers have the server's time.</summary>
    public bool IsDated { get; }

    public TimeSpan ServerAhead { get; }

    /// <summary>Whether another client takes points, too.</summary>
    public bool HasOthers { get; }

    /// <summary>One in so many calls is canceled on its way. 0 for none.</summary>
    public int CancelsOneIn { get; }

    public IReadOnlyList<Outage> Outages => outages;

    /// <summary>The time after which all calls should have ended, with much to spare.</summary>
    public TimeSpan Longest => Spread + (SlowestAnswer * Math.Ceiling((double)Calls / Callers))
        + (((Calls / Limit) + 3) * (HasOthers ? 4 : 2) * (Window + TimeSpan.FromSeconds(3))) + TimeSpan.FromMinutes(1);

    /// <summary>A time on the way to the server, or back.</summary>
    public TimeSpan Way() => TimeSpan.FromMilliseconds(0.1 + (random.NextDouble() * SlowestAnswer.TotalMilliseconds / 2));

    public TimeSpan Start() => random.NextDouble() * Spread;

    public bool IsCanceled() => CancelsOneIn > 0 && random.Next(CancelsOneIn) == 0;

    public TimeSpan OthersPause() => TimeSpan.FromSeconds(random.NextDouble() * Window.TotalSeconds * 4 / Limit);

    public override string ToString() =>
        $"{Calls} calls of {Callers} callers within {Spread.TotalSeconds:0.0} s, {Limit} points in {Window.TotalSeconds} s "
        + $"({(RefillsGradually ? "gradually" : ResetsAtWholeSecond ? "to the second" : "exactly")}), "
        + $"{(IsDated ? $"server {ServerAhead.TotalSeconds} s ahead" : "no date")}, answers within {SlowestAnswer.TotalMilliseconds} ms, "
        + $"{(HasOthers ? "with others" : "alone")}, one in {CancelsOneIn} canceled; {string.Join("; ", Outages)}";

    private int Pick(params int[] choices) => choices[random.Next(choices.Length)];
}
