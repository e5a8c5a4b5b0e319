using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>The command <c>drift</c>: what is compared, what it prints, and what it returns.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DriftTests
{
    private static IEnumerable<TestCaseData> ApiEdits()
    {
        const string Id = "- `id` — String. The ID of a thing. You may specify a maximum of 100 IDs.\n";
        const string After = "- `after` — String. The cursor.\n";
        const string Kind = "    Possible values:\n    - `big`\n    - `small`: It fits into a pocket.\n";
        const string User = "- A [user access token](https://docs.example/docs/authentication.md#user-access-tokens) that includes the **thing:read** scope.\n";

        yield return Edit("a method", "`GET https", "`PUT https", "differs GetThings method value");
        yield return Edit(
            "a path", "helix/things`\n\n### Authorization\n\nRequires one of the following:\n\n- A [user access",
            "helix/stuff`\n\n### Authorization\n\nRequires one of the following:\n\n- A [user access", "differs CreateThing path value");
        yield return Edit("a new parameter", After, After + "- `size` — Integer. The size.\n", "theyHave GetThings query size presence");
        yield return Edit("no parameter", After, "", "weHave GetThings query after presence");
        yield return Edit("an optional parameter", "`user_id` — String, **Required**", "`user_id` — String", "differs GetThings query user_id required");
        yield return Edit("a required parameter", "`after` — String.", "`after` — String, **Required**.", "differs GetThings query after required");
        yield return Edit("a list as a repeated parameter", "`id` — String.", "`id` — String[].");
        yield return Edit("a list for one parameter", "`after` — String.", "`after` — String[].", "differs GetThings query after type");
        yield return Edit("a type of a parameter", "`after` — String.", "`after` — Integer.", "differs GetThings query after type");
        yield return Edit("a type of a property", "`name` — String,", "`name` — Boolean,", "differs CreateThing body name type");
        yield return Edit("a list", "`data` — Object[].", "`data` — Object.", "differs GetThings response data type");
        yield return Edit("an unread type", "`after` — String.", "`after` — Text[].", "unread   ");
        yield return Edit("a time in seconds", "made_at` — String. When", "made_at` — Integer. The Unix timestamp when");
        yield return Edit("a number for a time", "made_at` — String. When", "made_at` — Integer. When", "differs GetThings response data.made_at type");
        yield return Edit("a nullable property", "data.id` — String.", "data.id` — String, **Nullable**.", "differs GetThings response data.id nullable");
        yield return Edit(
            "a new property of an item", "  - `data.kind`", "  - `data.color` — String.\n  - `data.kind`", "theyHave GetThings response data.color presence");
        yield return Edit("no property", "  - `pagination.cursor` — String. The cursor.\n", "", "weHave GetThings response pagination properties");
        yield return Edit(
            "a new property of a body", "### Response Codes\n\n- **204", "- `color` — String.\n\n### Response Codes\n\n- **204",
            "theyHave CreateThing body color presence");
        yield return Edit("an optional property of a body", "`name` — String, **Required**.", "`name` — String.", "differs CreateThing body name required");
        yield return Edit("a new value", "    - `big`\n", "    - `big`\n    - `huge`\n", "theyHave GetThings response data.kind value huge");
        yield return Edit("no value", "    - `big`\n", "", "weHave GetThings response data.kind value big");
        yield return Edit("values in the text", " The size.\n" + Kind, " The size: `big`, or small.\n");
        yield return Edit("a value in the text", " The size.\n" + Kind, " The size is big. Or smallest.\n", "weHave GetThings response data.kind value small");
        yield return Edit("no values", " The size.\n" + Kind, " The size.\n", "weHave GetThings response data.kind values");
        yield return Edit("values of a plain string", After, After + "  Possible values:\n  - `first`\n", "theyHave GetThings query after values");
        yield return Edit("another token", User, User + "- A [JSON Web Token](https://docs.example/jwt).\n", "theyHave GetThings tokens jwt presence");
        yield return Edit("no token", User, "", "weHave GetThings tokens user presence");
        yield return Edit("another scope", "**thing:read** scope", "**thing:read** or **thing:manage** scope", "differs GetThings scopes user scopes");
        yield return Edit("no scope", " that includes the **thing:read** scope.", ".", "differs GetThings scopes user scopes");
        yield return Edit("a status of success", "**204 No", "**202 No", "theyHave CreateThing status 202 presence", "weHave CreateThing status 204 presence");
        yield return Edit(
            "a status of an error", "Got the things.\n", "Got the things.\n- **404 Not Found** — None.\n", "theyHave GetThings status 404 presence");
        yield return Edit("no statuses", "### Response Codes\n\n- **204 No Content** — Made the thing.\n", "", "weHave CreateThing statuses presence");
        yield return Edit("another limit", "a maximum of 100 IDs", "a maximum of 50 IDs", "differs GetThings query id maxItems");
        yield return Edit("a limit that we lack", "The name.", "The name, at most 25 characters.", "theyHave CreateThing body name maxLength");
        yield return Edit(
            "a default that we lack", "The cursor.\n\n### Response Body", "The cursor. The default is `0`.\n\n### Response Body",
            "theyHave GetThings query after default");
        yield return Edit("a limit in other words", "The name.", "The name has a limit, which Helga sets to 5.", "unread CreateThing body name limit");
        yield return Edit("two maximums", Id, Id.Replace("IDs.\n", "IDs. Or up to 5.\n", StringComparison.Ordinal), "unread GetThings query id maxItems");
        yield return Edit("a limit of what is only read", "`data.id` — String. The ID.", "`data.id` — String. The ID, up to 36 characters.");
        yield return Edit("an unknown section", "### Response Codes\n\n- **204", "### Mood\n\nGood.\n\n### Response Codes\n\n- **204", "unread   ");
    }

    private static IEnumerable<TestCaseData> EventEdits()
    {
        yield return Edit(
            "a new field of a condition", "user_id` — String, **Required**. The ID of the user.\n",
            "user_id` — String, **Required**. The ID of the user.\n  - `condition.size` — String.\n", "theyHave thing.made 1 condition size presence");
        yield return Edit(
            "no field of a condition", "  - `condition.user_id` — String, **Required**. The ID of the user.\n", "",
            "weHave thing.made 1 condition user_id presence");
        yield return Edit(
            "an optional field of a condition", "user_id` — String, **Required**", "user_id` — String", "differs thing.made 1 condition user_id required");
        yield return Edit(
            "a type of a field of a condition", "condition.user_id` — String", "condition.user_id` — Integer", "differs thing.made 1 condition user_id type");
        yield return Edit(
            "a new property of an event", "  - `event.made_at`", "  - `event.size` — Integer.\n  - `event.made_at`",
            "theyHave thing.made 1 event size presence");
        yield return Edit(
            "no property of an event", "    - `event.owner.id` — String. The ID of the owner.\n", "    - `event.owner.name` — String.\n",
            "theyHave thing.made 1 event owner.name presence", "weHave thing.made 1 event owner.id presence");
        yield return Edit(
            "no event", "### Notification Payload\n\n- `event` — Object. The event.\n  - `event.thing_id` — String. The ID of the thing.\n", "", last: true,
            "weHave thing.made 2 event presence");
        yield return Edit("fewer transports", "Webhook, WebSocket, Conduit", "Webhook, Conduit", last: true, "weHave thing.made 2 transports value websocket");
        yield return Edit(
            "a new transport", "Webhook, WebSocket, Conduit", "Webhook, WebSocket, Conduit, Pigeon", last: true,
            "theyHave thing.made 2 transports value pigeon");
        yield return Edit("no transports", "- Transports: Webhook, WebSocket, Conduit\n", "", last: true, "weHave thing.made 2 transports presence");
        yield return Edit(
            "no scope of an app token",
            "\n  The application, through prior authorization, must have been granted:\n"
                + "  - The **thing:read** scope for the user represented by the *user_id* event condition.",
            "", "differs thing.made 1 scopes app scopes");
        yield return Edit("no scope of a user token", " that includes the **thing:read** scope", "", "differs thing.made 1 scopes user scopes");
        yield return Edit("a version", "- Version: `2`", "- Version: `3`", "weHave thing.made 2 entry presence", "theyHave thing.made 3 entry presence");
    }

    [Test]
    public async Task The_same_on_both_sides_is_no_drift()
    {
        using var drift = new ThingDrift();

        var run = await drift.RunAsync();

        Assert.That(run.Output, Is.EqualTo("No drift: 2 operations, 2 types.\n"));
        Assert.That(run.ExitCode, Is.Zero);
    }

    [TestCaseSource(nameof(ApiEdits))]
    public async Task An_edit_of_an_operation_is_found(string before, string after, bool last, string[] expected)
    {
        using var drift = new ThingDrift(api: Edited(ThingPages.Things, before, after, last));

        var found = await drift.DifferencesAsync();

        Assert.That(found, Is.EquivalentTo(expected));
    }

    [TestCaseSource(nameof(EventEdits))]
    public async Task An_edit_of_an_event_is_found(string before, string after, bool last, string[] expected)
    {
        using var drift = new ThingDrift(events: Edited(ThingPages.Events, before, after, last));

        var found = await drift.DifferencesAsync();

        Assert.That(found, Is.EquivalentTo(expected));
    }

    [TestCase("user: [thing:read]\n", "user: []\n      x-optional-scopes:\n        thing:read: Adds a thing.\n", "")]
    [TestCase("x-error-statuses: [400, 401]", "x-error-statuses: [400, 401, 404]", "weHave GetThings status 404 presence")]
    [TestCase("things/#get-things", "reference/#get-things", "")]
    [TestCase("things/#get-things", "stuff/#get-things", "differs GetThings link value")]
    [TestCase("things/#get-things", "things/#list-things", "differs GetThings link value")]
    [TestCase("        id:\n", "        ident:\n          x-alias: [id]\n", "")]
    public async Task An_edit_of_the_specification_is_found(string before, string after, string expected)
    {
        using var drift = new ThingDrift(things: Edited(SampleSpec.Things, before, after, last: false));

        var found = await drift.DifferencesAsync();

        Assert.That(string.Join(' ', found), Is.EqualTo(expected));
    }

    [Test]
    public async Task The_report_names_the_places_of_each_difference()
    {
        using var drift = new ThingDrift(
            api: ThingPages.Things.Replace("- `after` — String. The cursor.", "- `size` — Text. The size, in the limit of 7.", StringComparison.Ordinal)
                .Replace("`name` — String,", "`name` — Integer,", StringComparison.Ordinal));

        var run = await drift.RunAsync();

        var folder = Path.GetFileName(Path.GetDirectoryName(drift.WaiverFile));
        Assert.That(run.ExitCode, Is.EqualTo(2));
        Assert.That(run.Output, Is.EqualTo($"""
            Drift: 3 differences, 1 line not understood. Compared: 2 operations, 2 types.

            ## GetThings

            Twitch has, we lack:

            - `query size`, presence: The page has this parameter: String. (api/reference/things.md(31), {folder}/resources/things.yaml(17))

            We have, Twitch lacks:

            - `query after`, presence: The page doesn't have this parameter. (api/reference/things.md(12), {folder}/helix.yaml(32))

            ## CreateThing

            Differs:

            - `body name`, type: The type is Integer on the page, String in spec/. (api/reference/things.md(67), {folder}/resources/things.yaml(110))

            ## Not understood

            - api/reference/things.md(31): the type 'Text' isn't known: '`size` — Text. The size, in the limit of 7.'

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Json_has_the_same()
    {
        using var drift = new ThingDrift(api: Edited(ThingPages.Things, "`name` — String,", "`name` — Integer,", last: false));

        var json = await drift.JsonAsync(exitCode: 2);

        var folder = Path.GetFileName(Path.GetDirectoryName(drift.WaiverFile));
        Assert.That(json.Properties().Select(property => property.Name), Is.EqualTo(
            new[] { "operations", "types", "differences", "notRead", "notUnderstood", "notLookedFor", "unusedWaivers" }));
        Assert.That(JToken.DeepEquals(json["differences"]!.Single(), new JObject
        {
            ["kind"] = "differs",
            ["entry"] = "CreateThing",
            ["place"] = "body name",
            ["what"] = "type",
            ["text"] = "The type is Integer on the page, String in spec/.",
            ["page"] = "api/reference/things.md",
            ["line"] = 67,
            ["file"] = $"{folder}/resources/things.yaml",
            ["fileLine"] = 110,
        }), Is.True, json.ToString());
    }

    [Test]
    public async Task An_operation_that_only_one_has_is_one_difference()
    {
        var api = ThingPages.Things.Replace("{#create-thing}", "{#drop-thing}", StringComparison.Ordinal)
            .Replace("(#create-thing)", "(#drop-thing)", StringComparison.Ordinal)
            .Replace("POST https://api.twitch.tv/helix/things", "POST https://api.twitch.tv/helix/drops", StringComparison.Ordinal);
        using var drift = new ThingDrift(api: api);
        drift.Pages.With("api/reference.md", ThingPages.ApiIndex.Replace("#create-thing", "#drop-thing", StringComparison.Ordinal));

        var found = await drift.DifferencesAsync();

        Assert.That(found, Is.EqualTo(new[] { "weHave CreateThing entry presence", "theyHave things#drop-thing entry presence" }));
    }

    [Test]
    public async Task A_page_that_is_missing_hides_nothing_but_its_own_entries()
    {
        using var drift = new ThingDrift(events: Edited(ThingPages.Events, "- Version: `2`", "- Version: `3`", last: false));
        drift.Pages.Without("api/reference/things.md");

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("api/reference/things.md(1): error: there is no file"));
        Assert.That(run.Output, Does.Contain("## thing.made 2").And.Contain("## thing.made 3"));
        Assert.That(run.Output, Does.Contain("- `GetThings`, `CreateThing`").And.Not.Contain("## GetThings"));
    }

    [Test]
    public async Task A_page_in_a_folder_of_its_own_hides_its_entries()
    {
        using var drift = new ThingDrift();
        drift.Pages.Without("api/reference/things.md").With("api/reference/things/index.md", "# Things\n");

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("- `GetThings`, `CreateThing`").And.Not.Contain("## GetThings"));
    }

    [Test]
    public async Task A_page_that_is_cut_off_lacks_nothing_for_sure()
    {
        var end = ThingPages.Things.IndexOf("### Response Body", StringComparison.Ordinal);
        using var drift = new ThingDrift(api: ThingPages.Things[..end]);

        var run = await drift.RunAsync();

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.StartWith("api/reference/things.md(").And.Not.Contain("We have, Twitch lacks"));
    }

    [TestCase("--spec", "nowhere", "nowhere")]
    [TestCase("--waivers", "nowhere.yaml", "nowhere.yaml")]
    public async Task A_file_that_is_missing_is_an_error(string option, string value, string named)
    {
        using var pages = new TemporaryFolder();
        using var spec = SampleSpec.Create();

        var run = await CommandRun.GeneratorAsync(["drift", pages.Path, .. option == "--spec" ? [] : new[] { "--spec", spec.Folder }, option, value]);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain(named).And.Contain("HELIX001"));
    }

    private static string Edited(string text, string before, string after, bool last)
    {
        var at = last ? text.LastIndexOf(before, StringComparison.Ordinal) : text.IndexOf(before, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(0), $"'{before}' isn't there");
        return text[..at] + after + text[(at + before.Length)..];
    }

    private static TestCaseData Edit(string name, string before, string after, params string[] expected) => Edit(name, before, after, last: false, expected);

    private static TestCaseData Edit(string name, string before, string after, bool last, params string[] expected) =>
        new TestCaseData(before, after, last, expected).SetArgDisplayNames(name);
}
