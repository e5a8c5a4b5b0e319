using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests;

/// <summary>Without the compiler's word <c>required</c>, a property that is forgotten is told at the call.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RequiredPropertyTests
{
    private static readonly CreatePollChoice[] Choices = [new() { Title = "a" }, new() { Title = "b" }];

    private static IEnumerable<TestCaseData> Forgotten =>
    [
        new TestCaseData(new CreatePollBody { Title = "t", Choices = Choices, Duration = 15 }, "CreatePollBody.BroadcasterId").SetArgDisplayNames("a text"),
        new TestCaseData(new CreatePollBody { BroadcasterId = "1", Title = "t", Duration = 15 }, "CreatePollBody.Choices").SetArgDisplayNames("a list"),
        new TestCaseData(new CreatePollBody { BroadcasterId = "1", Title = "t", Choices = Choices }, "CreatePollBody.Duration").SetArgDisplayNames("a number"),
        new TestCaseData(
            new CreatePollBody { BroadcasterId = "1", Title = "t", Choices = [Choices[0], new()], Duration = 15 },
            "CreatePollChoice.Title").SetArgDisplayNames("a text inside"),
    ];

    [TestCaseSource(nameof(Forgotten))]
    public async Task A_forgotten_property_is_named_and_nothing_is_sent(CreatePollBody body, string named)
    {
        await using var server = new LoopbackServer(Answer.Empty(200));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        Assert.That(() => twitch.Polls.CreatePollAsync(body), Throws.ArgumentException.With.Message.Contains($"{named} must be set"));

        Assert.That(server.Calls, Is.Empty);
    }
}
