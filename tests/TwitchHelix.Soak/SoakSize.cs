namespace TwitchHelix.Soak;

/// <summary>How long the runs are.</summary>
internal sealed record SoakSize
{
    public static readonly SoakSize Full = new()
    {
        PacedCalls = 20_000,
        PacedCallers = 200,
        Points = 2_000,
        Window = TimeSpan.FromSeconds(10),
        MostRefused = 0.01,
        MostCancelTime = TimeSpan.FromMilliseconds(100),
        FirstFaultedCalls = 100_000,
        FaultedCalls = 1_000_000,
        MutatedAnswers = 1_000_000,
        MutatedStreams = 50_000,
        Patience = TimeSpan.FromHours(2),
    };

    public static readonly SoakSize Short = new()
    {
        // So few in a window that a busy machine uses them up, too.
        PacedCalls = 200,
        PacedCallers = 20,
        Points = 80,
        Window = TimeSpan.FromSeconds(3),
        // At the end of a window all callers may be refused once: a large part of a small one.
        MostRefused = 0.25,
        // Other tests run at the same time.
        MostCancelTime = TimeSpan.FromSeconds(10),
        FirstFaultedCalls = 2_000,
        FaultedCalls = 4_000,
        MutatedAnswers = 3_000,
        MutatedStreams = 200,
        Patience = TimeSpan.FromMinutes(5),
    };

    /// <summary>The calls against a server that enforces a bucket.</summary>
    public required int PacedCalls { get; init; }

    /// <summary>How many of them are made at the same time.</summary>
    public required int PacedCallers { get; init; }

    /// <summary>The points in the bucket.</summary>
    public required int Points { get; init; }

    /// <summary>How long after its first call the bucket is full again.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The part of the calls that may be answered 429 on the way where processes share a bucket.</summary>
    public required double MostRefused { get; init; }

    /// <summary>The time in which calls return that waited and were canceled.</summary>
    public required TimeSpan MostCancelTime { get; init; }

    /// <summary>The calls against a server that fails, until the memory is measured for the first time.</summary>
    public required int FirstFaultedCalls { get; init; }

    /// <summary>All calls against a server that fails.</summary>
    public required int FaultedCalls { get; init; }

    /// <summary>The answers with a mutated body, header or status.</summary>
    public required int MutatedAnswers { get; init; }

    /// <summary>The answers of which the bytes on the wire are mutated.</summary>
    public required int MutatedStreams { get; init; }

    /// <summary>After how long a run that has not ended hangs.</summary>
    public required TimeSpan Patience { get; init; }
}
