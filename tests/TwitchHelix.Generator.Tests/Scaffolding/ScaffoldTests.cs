using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>What the command <c>scaffold</c> writes passes all rules as soon as its marks are words, and changes nothing that was there before.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScaffoldTests
{
    private static readonly string[] Entries =
    [
        "--operation pause-a-poll", "--operation get-poll-voters", "--operation pick-the-apples", "--operation sign-apple", "--operation shout-a-whisper",
        "--type channel.poll.pause", "--type orchard.apple.fall",
    ];

    private static readonly string[] Fields =
    [
        "--operation get-polls --field mood", "--operation get-polls --field data.subtitle", "--operation get-polls --field data.choices.color",
        "--operation create-poll --field body.mood", "--operation create-poll --field choices.weight", "--operation end-poll --field query.quietly",
        "--type channel.poll.begin --field event.mood", "--type channel.poll.begin --field bits_voting.limit",
        "--type channel.poll.begin --field condition.moderator_user_id", "--type channel.poll.begin --field poll_id",
    ];

    [TestCaseSource(nameof(Entries))]
    [TestCaseSource(nameof(Fields))]
    public async Task What_is_written_passes_all_rules_once_its_marks_are_words(string request)
    {
        using var run = ScaffoldRun.Create();
        var before = run.Read();

        var scaffold = await run.ScaffoldAsync(request);
        var after = run.Read();
        var marked = await run.CheckAsync();
        run.WriteMarks();
        var written = await run.CheckAsync();

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(marked.ExitCode, Is.EqualTo(1));
        Assert.That(marked.Lines, Has.All.Contains("error HELIX033: ").And.All.Contains("is still to be written"));
        Assert.That(marked.Lines, Has.Count.EqualTo(SpecDifference.Marks(after)), marked.Output);
        Assert.That(scaffold.Output, Does.Contain($"Still to write: {marked.Lines.Count}."));
        Assert.That(written.ExitCode, Is.Zero, written.Output);
        Assert.That(SpecDifference.Changed(before, after), Is.Empty);
    }

    [Test]
    public async Task All_of_it_together_passes_all_rules_and_is_what_the_pages_say()
    {
        using var run = ScaffoldRun.Create();
        foreach (var request in Entries.Concat(Fields))
            Assert.That((await run.ScaffoldAsync(request)).ExitCode, Is.Zero, request);
        run.WriteMarks();

        var check = await run.CheckAsync();
        var drift = await CommandRun.GeneratorAsync("drift", run.Pages, "--spec", run.Spec, "--json");

        Assert.That(check.ExitCode, Is.Zero, check.Output);
        var found = JObject.Parse(drift.Output);
        Assert.That(found["notRead"], Is.Empty);
        var rows = found["differences"]!.Concat(found["notUnderstood"]!).Where(row => IsWritten((string?)row["entry"], (string?)row["place"])).ToList();
        Assert.That(rows, Is.Empty, string.Join('\n', rows));
    }

    /// <summary>Whether a difference is at what has been written. The pages lack much else that the specification has.</summary>
    private static bool IsWritten(string? entry, string? place) =>
        entry is "PausePoll" or "GetPollVoters" or "PickApples" or "SignApple" or "ShoutWhisper" or "channel.poll.pause 1" or "orchard.apple.fall 1"
        || (entry switch
        {
            "GetPolls" => (string[])["mood", "subtitle", "color"],
            "CreatePoll" => ["mood", "weight"],
            "EndPoll" => ["quietly"],
            "channel.poll.begin 1" => ["mood", "limit", "moderator_user_id", "poll_id"],
            _ => [],
        }).Any(field => place?.Split(' ', '.').Contains(field) == true);
}
