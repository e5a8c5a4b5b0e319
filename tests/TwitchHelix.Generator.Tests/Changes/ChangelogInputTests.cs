namespace TwitchHelix.Generator.Tests.Changes;

/// <summary>What the command <c>changelog</c> says of a document without changes, and of a file that is no bundled document.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ChangelogInputTests
{
    [Test]
    public async Task A_document_has_no_changes_against_itself()
    {
        var page = await ChangelogRun.CompareAsync(await ChangelogRun.Bundle, _ => { });

        Assert.That(page.Output, Is.EqualTo("No changes.\n"));
    }

    [Test]
    public async Task Texts_and_examples_are_no_changes()
    {
        var page = await ChangelogRun.CompareAsync(await ChangelogRun.Bundle, bundle =>
        {
            bundle.Operation("GetPolls")["summary"] = "Gets all of them.";
            bundle.Property("Poll", "title")["description"] = "The title.";
            bundle.Type("ChannelUpdate")["summary"] = "Something has changed.";
            bundle.Type("ChannelUpdate")["examples"] = null;
        });

        Assert.That(page.Output, Is.EqualTo("No changes.\n"));
    }

    [Test]
    public async Task What_breaks_is_first_in_each_list()
    {
        var page = await ChangelogRun.CompareAsync(await ChangelogRun.Bundle, bundle =>
        {
            bundle.Operation("StartCommercial")["x-repeatable"] = true;
            bundle.Operation("CreatePoll")["x-repeatable"] = true;
            bundle.Operation("EndPoll")["x-quota"] = true;
            bundle.Operation("EndPoll")["operationId"] = "StopPoll";
        });

        Assert.That(page.Output, Is.EqualTo("""
            # Changes

            Breaking changes: 1. Other changes: 3.

            ## Polls

            ### `StopPollAsync`: PATCH /polls
            - **Breaking:** `EndPollAsync` is called `StopPollAsync`.
            - Status 429 can mean a full quota: such a call isn't sent again.

            ### `CreatePollAsync`: POST /polls
            - A call is sent again after a failure.

            ## Ads

            ### `StartCommercialAsync`: POST /channels/commercial
            - A call is sent again after a failure.

            """));
    }

    [TestCase("", "this is no JSON object")]
    [TestCase("{", "this is no JSON object")]
    [TestCase("[]", "this is no JSON object")]
    [TestCase("openapi: 3.0.3", "this is no JSON object")]
    [TestCase("{}", "this is no bundled document: it has no 'openapi'")]
    [TestCase("""{ "openapi": "3.0.3", "tags": [], "paths": {}, "components": {} }""", "this is no bundled document: it has no 'components.schemas'")]
    [TestCase(
        """{ "openapi": "3.0.3", "tags": [], "paths": {}, "components": { "schemas": {} } }""", "this is no bundled document: it has no 'x-eventsub-types'")]
    [TestCase(
        """{ "openapi": "3.0.3", "tags": [], "paths": {}, "components": { "schemas": {} }, "x-eventsub-types": [] } {}""",
        "this is no JSON object: Additional text")]
    [TestCase(
        """
        { "openapi": "3.0.3", "tags": [], "paths": { "/a": { "get": {} } }, "components": { "schemas": {} }, "x-eventsub-types": [] }
        """,
        "this is no bundled document: paths['/a'].get has no 'operationId'")]
    [TestCase(
        """
        {
          "openapi": "3.0.3", "tags": [], "components": { "schemas": {} }, "x-eventsub-types": [],
          "paths": { "/a": { "get": { "operationId": "A", "parameters": [{ "name": "a" }, { "name": "a" }] } } }
        }
        """,
        "this is no bundled document: 'a' is there twice, again at paths['/a'].get.parameters[1]")]
    [TestCase(
        """
        {
          "openapi": "3.0.3", "tags": [], "paths": {}, "components": { "schemas": {} },
          "x-eventsub-types": [{ "type": "a", "version": "1", "name": "A", "condition": [{ "name": "_" }] }]
        }
        """,
        "this is no bundled document: x-eventsub-types[0].condition[0] has no 'name'")]
    public async Task Another_file_is_an_error(string text, string message)
    {
        using var folder = new TemporaryFolder();
        var (wrong, bundle) = (folder.PathOf("wrong.json"), folder.PathOf("bundle.json"));
        await File.WriteAllTextAsync(wrong, text);
        await File.WriteAllTextAsync(bundle, await ChangelogRun.Bundle);

        foreach (var arguments in (string[][])[[wrong, bundle], [bundle, wrong]])
        {
            var run = await CommandRun.GeneratorAsync(["changelog", .. arguments]);

            Assert.That(run.ExitCode, Is.EqualTo(1));
            Assert.That(run.Lines, Has.Count.EqualTo(1));
            Assert.That(run.Output, Does.StartWith($"{wrong}(").And.Contains(message));
        }
    }

    [Test]
    public async Task A_missing_file_is_an_error()
    {
        using var folder = new TemporaryFolder();
        var missing = folder.PathOf("missing.json");

        var run = await CommandRun.GeneratorAsync("changelog", missing, missing);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith($"{missing}(1,1): error HELIX001: Could not find file"));
    }
}
