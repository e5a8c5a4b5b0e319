namespace TwitchHelix.Soak;

/// <summary>The length of the runs.</summary>
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
        TokenUsers = 100,
        TokenLifetime = TimeSpan.FromSeconds(3),
        TokenTime = TimeSpan.FromSeconds(30),
        LongestTokenCall = TimeSpan.FromSeconds(5),
        FirstFaultedCalls = 100_000,
        FaultedCalls = 1_000_000,
        SimulatedCalls = 1_000_000,
        MutatedAnswers = 1_000_000,
        MutatedStreams = 50_000,
        MutatedInputs = 1_000_000,
        LongestInput = TimeSpan.FromSeconds(1),
        // The IDs of messages that are known are bounded by 100,000.
        FirstEvents = 150_000,
        Events = 1_000_000,
        // So are those of webhooks, of which a quarter are bad.
        FirstWebhooks = 200_000,
        Webhooks = 300_000,
        Shards = 30,
        ShardsPerProcess = 20,
        RaisedShards = 40,
        Kills = 10,
        KillInterval = TimeSpan.FromSeconds(20),
        LongestWithoutOwner = TimeSpan.FromSeconds(10),
        MomentOfKill = TimeSpan.FromSeconds(1),
        Patience = TimeSpan.FromHours(2),
    };

    public static readonly SoakSize Short = new()
    {
        // Few enough that even a busy machine uses up a window.
        PacedCalls = 200,
        PacedCallers = 20,
        Points = 80,
        Window = TimeSpan.FromSeconds(3),
        // At the end of a window every caller can be refused once, which is a large share of a small window.
        MostRefused = 0.25,
        // Other tests run concurrently.
        MostCancelTime = TimeSpan.FromSeconds(10),
        TokenUsers = 20,
        // Even on a busy machine, a call arrives before its token expires.
        TokenLifetime = TimeSpan.FromMinutes(2),
        TokenTime = TimeSpan.FromSeconds(2),
        LongestTokenCall = TimeSpan.FromSeconds(100),
        FirstFaultedCalls = 2_000,
        FaultedCalls = 4_000,
        SimulatedCalls = 20_000,
        MutatedAnswers = 3_000,
        MutatedStreams = 200,
        MutatedInputs = 2_000,
        FirstEvents = 0,
        Events = 25_000,
        FirstWebhooks = 1_500,
        Webhooks = 3_000,
        Shards = 6,
        ShardsPerProcess = 4,
        // A process notices it only after a minute.
        RaisedShards = null,
        Kills = 1,
        KillInterval = TimeSpan.FromSeconds(8),
        // Other tests run concurrently.
        LongestWithoutOwner = TimeSpan.FromSeconds(60),
        MomentOfKill = TimeSpan.FromSeconds(30),
        // Other tests run concurrently.
        LongestInput = TimeSpan.FromSeconds(30),
        Patience = TimeSpan.FromMinutes(5),
    };

    /// <summary>The number of calls to a server that enforces a bucket.</summary>
    public required int PacedCalls { get; init; }

    /// <summary>The number of those calls that are concurrent.</summary>
    public required int PacedCallers { get; init; }

    /// <summary>The points in the bucket.</summary>
    public required int Points { get; init; }

    /// <summary>The time from a bucket's first call until it is full again.</summary>
    public required TimeSpan Window { get; init; }

    /// <summary>The share of tries that may get 429 if processes share a bucket.</summary>
    public required double MostRefused { get; init; }

    /// <summary>The time in which canceled calls must return.</summary>
    public required TimeSpan MostCancelTime { get; init; }

    /// <summary>The number of users in the token file that processes share.</summary>
    public required int TokenUsers { get; init; }

    /// <summary>The lifetime of those users' tokens.</summary>
    public required TimeSpan TokenLifetime { get; init; }

    /// <summary>The time for which the processes make calls for those users.</summary>
    public required TimeSpan TokenTime { get; init; }

    /// <summary>The time that each of those calls may take.</summary>
    public required TimeSpan LongestTokenCall { get; init; }

    /// <summary>The number of calls to a failing server before memory is measured first.</summary>
    public required int FirstFaultedCalls { get; init; }

    /// <summary>The total number of calls to a failing server.</summary>
    public required int FaultedCalls { get; init; }

    /// <summary>The number of calls in virtual time.</summary>
    public required int SimulatedCalls { get; init; }

    /// <summary>The number of answers with a mutated body, header or status.</summary>
    public required int MutatedAnswers { get; init; }

    /// <summary>The number of answers with mutated bytes on the wire.</summary>
    public required int MutatedStreams { get; init; }

    /// <summary>The number of mutated redirects, identity answers, JWTs and token files.</summary>
    public required int MutatedInputs { get; init; }

    /// <summary>The time in which each of them must be read.</summary>
    public required TimeSpan LongestInput { get; init; }

    /// <summary>The number of events before memory is measured first. 0 to judge no memory.</summary>
    public required int FirstEvents { get; init; }

    /// <summary>The number of events over a WebSocket.</summary>
    public required int Events { get; init; }

    /// <summary>The number of messages to a webhook before memory is measured first.</summary>
    public required int FirstWebhooks { get; init; }

    /// <summary>The total number of messages to a webhook, good and bad.</summary>
    public required int Webhooks { get; init; }
    /// <summary>The number of shards of the conduit that processes share.</summary>
    public required int Shards { get; init; }

    /// <summary>The number of shards that each of them takes at most.</summary>
    public required int ShardsPerProcess { get; init; }

    /// <summary>The number of shards that the conduit has for a while. Null if it isn't changed.</summary>
    public required int? RaisedShards { get; init; }

    /// <summary>The number of processes that are killed.</summary>
    public required int Kills { get; init; }

    /// <summary>The time between two kills.</summary>
    public required TimeSpan KillInterval { get; init; }

    /// <summary>The longest time for which a shard may have no owner.</summary>
    public required TimeSpan LongestWithoutOwner { get; init; }

    /// <summary>The time before and after a kill in which the events of that process may be lost.</summary>
    public required TimeSpan MomentOfKill { get; init; }

    /// <summary>The time after which an unfinished run counts as hanging.</summary>
    public required TimeSpan Patience { get; init; }
}
