namespace TwitchHelix.CallCosts;

/// <summary>A kind of call to measure.</summary>
/// <param name="Name">The name in arguments.</param>
/// <param name="Title">The name in the table.</param>
/// <param name="Calls">The number of calls that are measured.</param>
/// <param name="Callers">The number of callers at the same time.</param>
/// <param name="CallAsync">Makes one call.</param>
internal sealed record Scenario(string Name, string Title, int Calls, int Callers, Func<ICaller, Task> CallAsync)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("streams", "a page of 100 streams", 4_000, 1, caller => caller.GetStreamsAsync()),
        new("followers", "a page of 100 followers", 6_000, 1, caller => caller.GetFollowersAsync()),
        new("user", "one user", 15_000, 1, caller => caller.GetUserAsync()),
        new("poll", "a poll created", 12_000, 1, caller => caller.CreatePollAsync()),
        new("parallel", "one user, 64 callers", 40_000, 64, caller => caller.GetUserAsync()),
    ];

    /// <summary>An event in a loop, which is received and not called for.</summary>
    public static readonly Scenario Event = OfEvents("event", "a chat message received");

    /// <summary>An event in a host.</summary>
    public static readonly Scenario Handler = OfEvents("handler", "a chat message handled in a host");

    public static readonly IReadOnlyList<Scenario> Events = [Event, Handler];

    public static Scenario Of(string name) => All.Concat(Events).Single(scenario => scenario.Name == name);

    private static Scenario OfEvents(string name, string title) => new(name, title, 100_000, 1, _ => throw new NotSupportedException());
}
