namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>What can't be written is said clearly, and then nothing is written.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScaffoldRefusalTests
{
    [TestCase("--operation get-polls", "resources/polls.yaml(3,5): GetPolls is there already")]
    [TestCase("--type channel.poll.begin", "eventsub/polls.yaml(3,5): channel.poll.begin 1 is there already")]
    [TestCase("--operation get-polls --field query.id", ": the parameter 'id' of GetPolls is there already")]
    [TestCase("--operation get-polls --field data.title", ": Poll.title is there already")]
    [TestCase("--operation create-poll --field body.title", ": CreatePollBody.title is there already")]
    [TestCase(
        "--type channel.poll.begin --field broadcaster_user_id",
        ": the field 'broadcaster_user_id' of the condition of channel.poll.begin 1 is there already")]
    [TestCase("--operation get-pols", "no page has the operation 'get-pols'; did you mean get-polls, ")]
    [TestCase("--type channel.poll.pose", "no page has the type 'channel.poll.pose'; did you mean channel.poll.pause, ")]
    [TestCase("--type orchard.apple.rot", "'orchard.apple.rot' has more than one version: use --version 1 or 2")]
    [TestCase(
        "--type orchard.apple.rot --version 3",
        "no page has the type 'orchard.apple.rot' in version 3; did you mean orchard.apple.rot 1, orchard.apple.rot 2, ")]
    [TestCase("--operation get-polls --field data.subtitel", "'Get Polls' has no field 'data.subtitel'; did you mean response.data.subtitle, ")]
    [TestCase("--operation create-poll --field data.choices", "'Create Poll' has no field 'data.choices'")]
    [TestCase("--operation end-poll --field broadcaster_id.name", "'End Poll' has no field 'broadcaster_id.name'")]
    [TestCase("--operation pause-a-poll --field poll_id", ": the specification doesn't have 'Pause a Poll' yet; scaffold it as a whole, without --field")]
    [TestCase(
        "--operation get-polls --field data.choices.color.name",
        ": GetPolls doesn't have 'data.choices.color' yet, or not as an object; scaffold that first")]
    [TestCase("", "Use either --operation or --type.")]
    [TestCase("--operation get-polls --type channel.poll.begin", "Use either --operation or --type.")]
    [TestCase("--operation get-polls --version 1", "--version is only for --type.")]
    public async Task A_request_that_makes_no_sense_is_refused(string request, string error)
    {
        using var run = ScaffoldRun.Create();
        var before = run.Read();

        var refused = await run.ScaffoldAsync(request);

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain(error));
        Assert.That(run.Read(), Is.EqualTo(before));
    }

    [TestCase("--operation pick-the-apples", "resources/fruit.yaml", "", "components: {}\n", "resources/fruit.yaml(1,13): this must be a mapping ")]
    [TestCase("--operation pick-the-apples", "resources/fruit.yaml", "", "paths:\n", "resources/fruit.yaml(1,7): this must be a mapping ")]
    [TestCase("--operation sign-apple", "resources/fruit.yaml", "", "{ components: {}, paths: }\n", ": this must be a mapping ")]
    [TestCase("--type orchard.apple.fall", "eventsub/orchard.yaml", "", "types:\n", "eventsub/orchard.yaml(1,7): this must be a list")]
    [TestCase(
        "--operation get-polls --field data.subtitle",
        "resources/polls.yaml",
        "            $ref: '#/components/schemas/Poll'\n",
        "            type: object\n            properties:\n              id:\n                type: string\n",
        "resources/polls.yaml(236,13): the object that gets 'subtitle' must be a component with a name")]
    [TestCase(
        "--operation end-poll --field query.quietly",
        "resources/polls.yaml",
        "    patch:\n",
        "    patch:\n      operationId: EndPoll\n    head:\n",
        ": EndPoll has no responses")]
    public async Task A_file_that_does_not_fit_is_named(string request, string file, string old, string text, string error)
    {
        using var run = ScaffoldRun.Create();
        if (old.Length == 0)
            run.Write(file, text);
        else
            run.Edit(file, all => all.Replace(old, text, StringComparison.Ordinal));
        var before = run.Read();

        var refused = await run.ScaffoldAsync(request);

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain(error).And.Not.Contain("   at "));
        Assert.That(run.Read(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_file_that_can_not_be_written_is_an_error()
    {
        using var run = ScaffoldRun.Create();
        // A file is written beside the old one first. A folder of that name stops even root.
        Directory.CreateDirectory(Path.Combine(run.Spec, "resources", "polls.yaml.unfinished"));
        var before = run.Read();

        var refused = await run.ScaffoldAsync("--operation pause-a-poll");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Match(@"^error: a file can't be read or written: .*polls\.yaml\.unfinished").And.Not.Contain("   at "));
        Assert.That(run.Read(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_second_entry_for_a_path_is_there_already()
    {
        using var run = ScaffoldRun.Create((_, text) => text.Replace("`PUT https:", "`GET https:", StringComparison.Ordinal));

        var refused = await run.ScaffoldAsync("--operation pause-a-poll");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain("resources/polls.yaml(3,5): GetPolls is there already, as GET /polls"));
    }

    [Test]
    public async Task A_field_that_is_in_two_places_must_be_said_with_its_place()
    {
        const string Poll = "- `id` — String, **Required**. The poll.\n";
        using var run = ScaffoldRun.Create((_, text) => text.Replace(Poll, Poll + "- `quietly` — Boolean. Quiet.\n", StringComparison.Ordinal));

        var refused = await run.ScaffoldAsync("--operation end-poll --field quietly");
        var said = await run.ScaffoldAsync("--operation end-poll --field body.quietly");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Output, Does.Contain("'End Poll' has more than one field 'quietly': use query.quietly or body.quietly"));
        Assert.That(said.ExitCode, Is.Zero, said.Output);
    }

    [Test]
    public async Task A_page_that_is_cut_off_is_no_source()
    {
        using var run = ScaffoldRun.Create((name, text) =>
            name == "api/reference/polls.md" ? text[..text.IndexOf("## Get Poll Voters {", StringComparison.Ordinal)] : text);
        var before = run.Read();

        var refused = await run.ScaffoldAsync("--operation pause-a-poll");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Lines, Has.Some.Match(@"^api/reference/polls\.md\(\d+\): error: \S"));
        Assert.That(run.Read(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_not_found_can_be_on_a_page_that_can_not_be_read()
    {
        using var run = ScaffoldRun.Create((name, text) => name == "api/reference/fruit.md" ? "" : text);

        var refused = await run.ScaffoldAsync("--operation sign-apple");

        Assert.That(refused.ExitCode, Is.EqualTo(1));
        Assert.That(refused.Lines, Has.Some.StartsWith("api/reference/fruit.md(").And.Some.StartsWith("no page has the operation 'sign-apple'"));
    }

    [Test]
    public async Task A_line_that_is_not_understood_is_named()
    {
        using var run = ScaffoldRun.Create((_, text) => text.Replace("`poll_id` — String, **", "`poll_id` — Riddle, **", StringComparison.Ordinal));

        var scaffold = await run.ScaffoldAsync("--operation pause-a-poll");

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(scaffold.Lines, Has.Some.Match(@"^- api/reference/polls\.md\(\d+\) isn't understood: \S"));
    }

    [Test]
    public async Task A_folder_without_pages_and_one_without_a_specification_are_named()
    {
        using var run = ScaffoldRun.Create();
        using var empty = new TemporaryFolder();

        var noPages = await CommandRun.GeneratorAsync("scaffold", empty.Path, "--spec", run.Spec, "--operation", "get-polls");
        var noSpec = await CommandRun.GeneratorAsync("scaffold", run.Pages, "--spec", empty.Path, "--operation", "get-polls");

        Assert.That((noPages.ExitCode, noSpec.ExitCode), Is.EqualTo((1, 1)));
        Assert.That(noPages.Output, Does.Contain("api/reference.md"));
        Assert.That(noSpec.Output, Does.Contain("helix.yaml(1,1): error HELIX001: "));
    }
}
