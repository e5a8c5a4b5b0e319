namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>What the command <c>scaffold</c> writes passes all rules as soon as its marks are words, and changes nothing that was there before.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScaffoldTests
{
    private static readonly string[][] Requests =
    [
        ["--operation", "pause-a-poll"],
        ["--operation", "get-poll-voters"],
        ["--operation", "pick-the-apples"],
        ["--operation", "sign-apple"],
        ["--operation", "shout-a-whisper"],
        ["--type", "channel.poll.pause"],
        ["--type", "orchard.apple.fall"],
        ["--operation", "get-polls", "--field", "mood"],
        ["--operation", "get-polls", "--field", "data.subtitle"],
        ["--operation", "get-polls", "--field", "data.choices.color"],
        ["--operation", "create-poll", "--field", "body.mood"],
        ["--operation", "create-poll", "--field", "choices.weight"],
        ["--operation", "end-poll", "--field", "query.quietly"],
        ["--type", "channel.poll.begin", "--field", "event.mood"],
        ["--type", "channel.poll.begin", "--field", "bits_voting.limit"],
        ["--type", "channel.poll.begin", "--field", "condition.moderator_user_id"],
        ["--type", "channel.poll.begin", "--field", "poll_id"],
    ];

    [TestCaseSource(nameof(Requests))]
    public async Task What_is_written_passes_all_rules_once_its_marks_are_words(params string[] request)
    {
        using var run = ScaffoldRun.Create();
        var before = run.Read();

        var scaffold = await run.ScaffoldAsync(request);
        var after = run.Read();
        var marked = await run.CheckAsync();
        run.WriteMarks();
        var written = await run.CheckAsync();

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        TestContext.Out.WriteLine(scaffold.Output);
        TestContext.Out.WriteLine(SpecDifference.Of(before, after));
        Assert.That(marked.ExitCode, Is.EqualTo(1));
        Assert.That(marked.Lines, Has.All.Contains("error HELIX033: ").And.All.Contains("is still to be written"));
        Assert.That(marked.Lines, Has.Count.EqualTo(SpecDifference.Marks(after)), marked.Output);
        Assert.That(scaffold.Output, Does.Contain($"Still to write: {marked.Lines.Count}."));
        Assert.That(written.ExitCode, Is.Zero, written.Output);
        Assert.That(SpecDifference.Changed(before, after), Is.Empty);
    }
}
