using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>What the command <c>scaffold</c> writes fits into files and pages of any form.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ScaffoldedFileTests
{
    [TestCase("--operation pick-the-apples", "resources/fruit.yaml", "paths: {}\n")]
    [TestCase("--operation pick-the-apples", "resources/fruit.yaml", "# Fruit.\ncomponents:\n  schemas: {}\n")]
    [TestCase("--operation pick-the-apples", "resources/fruit.yaml", "# Fruit.\ncomponents:\n    parameters: {}\n\npaths: {}\n")]
    [TestCase("--operation sign-apple", "resources/fruit.yaml", "components:\n  schemas: {}\n# The end.\n")]
    [TestCase("--type orchard.apple.fall", "eventsub/orchard.yaml", "# Orchards.\ncomponents:\n  schemas: {}\n")]
    [TestCase("--type orchard.apple.fall", "eventsub/orchard.yaml", "# Orchards.\ntypes: []\n")]
    public async Task A_file_that_has_only_some_parts_gets_the_others(string request, string file, string text)
    {
        using var run = ScaffoldRun.Create();
        run.Write(file, text);
        var before = run.Read();

        var scaffold = await run.ScaffoldAsync(request);
        var after = run.Read();
        run.WriteMarks();
        var check = await run.CheckAsync();

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(check.ExitCode, Is.Zero, check.Output);
        Assert.That(SpecDifference.Changed(before, after), Is.Empty);
    }

    [Test]
    public async Task An_operation_without_schemas_is_followed_by_one_with_some()
    {
        using var run = ScaffoldRun.Create();

        await run.ScaffoldAsync("--operation sign-apple");
        var scaffold = await run.ScaffoldAsync("--operation pick-the-apples");
        var text = run.Read("resources/fruit.yaml");
        run.WriteMarks();
        var check = await run.CheckAsync();

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(text.Split("components:\n"), Has.Length.EqualTo(2));
        Assert.That(check.ExitCode, Is.Zero, check.Output);
    }

    [TestCase("--operation get-poll-voters", "- `since` — String. Votes after this time, in RFC3339 format.\n")]
    [TestCase("--operation get-poll-voters", "  - `data.note` — String, **Nullable**. What the voter says.\n")]
    [TestCase("--operation get-poll-voters", "    - `fresh`: New.\n")]
    [TestCase("--operation pick-the-apples", "- `tags` — String[]. Tags. The maximum number of tags is 3.\n")]
    [TestCase("--operation pick-the-apples", "    - `small`: Small.\n")]
    [TestCase("--type channel.poll.pause", "  - `condition.reason` — String. A reason.\n")]
    [TestCase("--type channel.poll.pause", "  - `event.broadcaster_user_id` — String. The broadcaster.\n")]
    public async Task What_a_page_repeats_is_written_once(string request, string line)
    {
        var count = 0;
        using var run = ScaffoldRun.Create((_, text) =>
        {
            count += text.Split(line).Length - 1;
            return text.Replace(line, line + line, StringComparison.Ordinal);
        });

        var scaffold = await run.ScaffoldAsync(request);
        run.WriteMarks();
        var check = await run.CheckAsync();

        Assert.That(count, Is.GreaterThan(0));
        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(check.ExitCode, Is.Zero, check.Output);
    }

    [Test]
    public async Task A_file_with_both_line_ends_keeps_each([Values(3, 20, 199)] int lines)
    {
        using var run = ScaffoldRun.Create();
        run.Edit("resources/polls.yaml", text => string.Join('\n', text.Split('\n').Select((line, index) => index < lines ? line + "\r" : line)));
        var before = run.Read();

        await run.ScaffoldAsync("--operation pause-a-poll");
        var scaffold = await run.ScaffoldAsync("--operation get-poll-voters");
        var after = run.Read();
        run.WriteMarks();
        var check = await run.CheckAsync();

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(check.ExitCode, Is.Zero, check.Output);
        Assert.That(SpecDifference.Changed(before, after), Is.Empty);
        Assert.That(after["resources/polls.yaml"], Does.Contain("operationId: PausePoll\r\n").And.Contain("operationId: GetPollVoters\r\n"));
    }

    [TestCase("--operation get-poll-voters", "      x-error-statuses: [400, 401, 404]\n")]
    [TestCase("--operation get-polls --field data.subtitle", "        broadcaster_login:\n")]
    [TestCase("--operation create-poll --field choices.weight", "      additionalProperties: false\n")]
    public async Task A_comment_at_the_margin_ends_no_entry(string request, string line)
    {
        using var run = ScaffoldRun.Create();
        run.Edit("resources/polls.yaml", text => text.Replace(line, "# A note.\n" + line, StringComparison.Ordinal));
        Assert.That(run.Read("resources/polls.yaml"), Does.Contain("# A note.\n"));
        var before = run.Read();

        var scaffold = await run.ScaffoldAsync(request);
        var after = run.Read();
        run.WriteMarks();
        var check = await run.CheckAsync();

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(check.ExitCode, Is.Zero, check.Output);
        Assert.That(SpecDifference.Changed(before, after), Is.Empty);
    }

    [TestCase("--operation get-poll-voters", "helix.yaml", "            # It takes money.\n", "            channel:edit:commercial:")]
    [TestCase("--operation sign-apple", "helix.yaml", "  # What is played.\n  # And when.\n", "  - name: Games\n")]
    [TestCase("--operation pause-a-poll", "resources/polls.yaml", "    # The end.\n", "    patch:\n")]
    public async Task A_comment_stays_above_its_entry(string request, string file, string comment, string entry)
    {
        using var run = ScaffoldRun.Create();
        run.Edit(file, text => text.Replace(entry, comment + entry, StringComparison.Ordinal));

        var scaffold = await run.ScaffoldAsync(request);

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(run.Read(file), Does.Contain(comment + entry));
    }

    [Test]
    public async Task Empty_brackets_take_more_than_one_entry()
    {
        using var run = ScaffoldRun.Create();
        run.Edit("helix.yaml", text => text.Replace("          scopes: *scopes\n", "          scopes: {}\n", StringComparison.Ordinal));

        var scaffold = await run.ScaffoldAsync("--operation get-poll-voters");

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
        Assert.That(run.Read("helix.yaml"), Does.Contain(
            "          scopes: { channel:count:voters: 'WRITE: what channel:count:voters permits', "
            + "channel:read:voters: 'WRITE: what channel:read:voters permits' }\n"));
    }

    [Test]
    public async Task A_size_of_a_page_that_is_a_text_needs_a_waiver([Values(100, 50)] int maximum)
    {
        using var run = ScaffoldRun.Create((_, text) => text
            .Replace("`first` — Integer", "`first` — String", StringComparison.Ordinal)
            .Replace("the maximum is 100 items", $"the maximum is {maximum} items", StringComparison.Ordinal));

        var scaffold = await run.ScaffoldAsync("--operation get-poll-voters");
        run.WriteMarks();
        var drift = await CommandRun.GeneratorAsync("drift", run.Pages, "--spec", run.Spec, "--json");

        Assert.That(scaffold.Output, Does.Match(
            @"Look at this:\n- (.*\n- )*api/reference/polls\.md\(\d+\) calls `first` a String, .*: `drift` needs a waiver for `query first`, `type`\.\n"));
        var rows = JObject.Parse(drift.Output)["differences"]!.Where(row => (string?)row["entry"] == "GetPollVoters");
        Assert.That(rows.Select(row => $"{row["place"]}, {row["what"]}"), Is.EqualTo(["query first, type"]));
    }

    [Test]
    public async Task An_operation_is_known_by_its_anchor_on_another_page()
    {
        using var run = ScaffoldRun.Create((_, text) => text.Replace("helix/polls`", "helix/polls/all`", StringComparison.Ordinal));
        run.Edit("resources/polls.yaml", text => text.Replace("/polls/#get-polls", "/votes/#get-polls", StringComparison.Ordinal));

        var scaffold = await run.ScaffoldAsync("--operation get-polls --field mood");

        Assert.That(scaffold.ExitCode, Is.Zero, scaffold.Output);
    }
}
