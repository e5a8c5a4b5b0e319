namespace TwitchHelix.Generator.Tests;

/// <summary>Each rule with a specification that breaks it: the finding names the file, the line and the rule.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RuleTests
{
    /// <summary>What is replaced in <c>things.yaml</c>, what by, and the line of the finding that is expected, as it then reads.</summary>
    private static IEnumerable<TestCaseData> BrokenResources()
    {
        yield return Broken("no YAML", "paths:\n", "paths: [\n", "HELIX001", null);
        yield return Broken("a duplicate key", "      summary: Gets things.\n", "      summary: Gets things.\n      summary: Again.\n", "HELIX001", "summary: Again.");
        yield return Broken("a status that is none", "        '204':", "        'Done':", "HELIX008", "post:");
        yield return Broken("a list of nobody knows what", "          items:\n            $ref: '#/components/schemas/Thing'\n", "", "HELIX009", "description: The things.");
        yield return Broken("no OpenAPI: a parameter in no place", "          in: query\n", "          in: nowhere\n", "HELIX002", null);
        yield return Broken("a reference to nothing", "$ref: '#/components/schemas/ThingKind'", "$ref: '#/components/schemas/Nothing'", "HELIX003", "$ref: '#/components/schemas/Nothing'");
        yield return Broken("a name used in two files", "    ThingKind:\n", "    Pagination:\n", "HELIX003", "Pagination:");
        yield return Broken("a tag in lower case", "tags: [Things]\n      operationId: GetThings", "tags: [things]\n      operationId: GetThings", "HELIX004", "tags: [things]");
        yield return Broken("two tags", "tags: [Things]\n      operationId: GetThings", "tags: [Things, More]\n      operationId: GetThings", "HELIX004", "get:");
        yield return Broken("an operationId in camelCase", "operationId: GetThings", "operationId: getThings", "HELIX004", "operationId: getThings");
        yield return Broken("an operationId used twice", "operationId: CreateThing", "operationId: GetThings", "HELIX004", "operationId: GetThings", last: true);
        yield return Broken("no operationId", "      operationId: GetThings\n", "", "HELIX004", "get:");
        yield return Broken("no summary", "      summary: Gets things.\n", "", "HELIX005", "get:");
        yield return Broken("no description of a parameter", "          description: The ID of the user.\n", "", "HELIX005", "- name: user_id");
        yield return Broken("no description of a property", "          description: The ID.\n", "", "HELIX005", "id:");
        yield return Broken("no description of a schema", "      description: A thing.\n", "", "HELIX005", "Thing:");
        yield return Broken("no security", "      security:\n        - user: []\n", "", "HELIX006", "post:");
        yield return Broken("a token kind that does not exist", "- user: []", "- robot: []", "HELIX006", "- robot: []");
        yield return Broken("a scope that does not exist", "user: [thing:read]", "user: [thing:eat]", "HELIX006", "- user: [thing:eat]");
        yield return Broken("no externalDocs", "      externalDocs:\n        url: https://docs.example/#get-things\n", "", "HELIX007", "get:");
        yield return Broken("a reference link that is not https", "https://docs.example/#get-things", "http://docs.example/#get-things", "HELIX007", "url: http://docs.example/#get-things");
        yield return Broken("a vague success", "        '204':", "        2XX:", "HELIX008", "2XX:");
        yield return Broken("two successes", "        '204':\n", "        '202':\n          description: Soon.\n        '204':\n", "HELIX008", "post:");
        yield return Broken("a 200 without content", "        '204':", "        '200':", "HELIX008", "'200':", last: true);
        yield return Broken("an object without a name", "            $ref: '#/components/schemas/Thing'\n", "            type: object\n            properties:\n              id: { type: string, description: The ID. }\n", "HELIX009", "type: object", last: false, at: "            type: object");
        yield return Broken("an enum without a name", "          $ref: '#/components/schemas/ThingKind'\n", "          description: The kind.\n          type: string\n          enum: [big]\n", "HELIX009", null);
        yield return Broken("a component that nothing uses", "          $ref: '#/components/schemas/ThingKind'\n", "          description: The kind.\n          type: string\n", "HELIX010", "ThingKind:");
        yield return Broken("a cursor without a mark", "      x-paginated: data\n", "", "HELIX011", "get:");
        yield return Broken("a mark without a cursor", "        - $ref: ../helix.yaml#/components/parameters/After\n", "", "HELIX011", "x-paginated: data");
        yield return Broken("a page list that does not exist", "x-paginated: data", "x-paginated: items", "HELIX011", "x-paginated: items");
        yield return Broken("a page without pagination", "        pagination:\n          $ref: ../helix.yaml#/components/schemas/Pagination\n", "", "HELIX011", "x-paginated: data");
        yield return Broken("an acting user that does not exist", "x-acting-user: user_id", "x-acting-user: owner_id", "HELIX012", "x-acting-user: owner_id");
        yield return Broken("no example of a body", "            example:\n              name: Lamp\n", "", "HELIX013", null);
        yield return Broken("no example of a response", "              example:\n                data:\n                  - id: '1'\n                    kind: big\n                    made_at: '2026-01-02T03:04:05Z'\n                pagination:\n                  cursor: abc\n", "", "HELIX013", "application/json:");
        yield return Broken("a number for a string in an example", "- id: '1'", "- id: 1", "HELIX014", "- id: 1");
        yield return Broken("a value that the enum lacks in an example", "kind: big", "kind: huge", "HELIX014", "kind: huge");
        yield return Broken("no time in an example", "made_at: '2026-01-02T03:04:05Z'", "made_at: yesterday", "HELIX014", "made_at: yesterday");
        yield return Broken("a property that the schema lacks in an example", "kind: big", "kind: big\n                    size: 3", "HELIX014", "size: 3");
        yield return Broken("a property missing in an example", "                    kind: big\n", "", "HELIX014", "- id: '1'");
        yield return Broken("a property in camelCase", "        made_at:\n", "        madeAt:\n", "HELIX015", "madeAt:");
        yield return Broken("a parameter in camelCase", "- name: user_id", "- name: userId", "HELIX015", "- name: userId");
        yield return Broken("a parameter without a name", "- name: user_id\n          in: query\n          required: true", "- in: query\n          required: true", "HELIX015", "- in: query");
        yield return Broken("a mark on a name that needs none", "          format: date-time\n", "          format: date-time\n          x-name-as-sent: true\n", "HELIX015", "made_at:", last: true);
        yield return Broken("a schema in camelCase", "ThingKind", "thingKind", "HELIX016", "thingKind:", all: true);
        yield return Broken("a name that .NET has everywhere", "schemas/Thing'", "schemas/Stream'", "HELIX016", "Stream:", alsoFrom: "    Thing:", alsoTo: "    Stream:");
        yield return Broken("a property named like its schema", "schemas/Thing'", "schemas/Kind'", "HELIX016", "kind:", last: true, alsoFrom: "    Thing:", alsoTo: "    Kind:");
        yield return Broken("an open object that is sent", "      additionalProperties: false\n", "", "HELIX017", "CreateThingBody:");
        yield return Broken("a closed object that is received", "      description: A thing.\n", "      description: A thing.\n      additionalProperties: false\n", "HELIX017", "Thing:");
        yield return Broken("an object that is both sent and received", "                $ref: '#/components/schemas/GetThingsResponse'", "                $ref: '#/components/schemas/CreateThingBody'", "HELIX017", "CreateThingBody:");
        yield return Broken("a misspelt key of an operation", "x-acting-user: user_id", "x-acting-usr: user_id", "HELIX018", "x-acting-usr: user_id");
        yield return Broken("a misspelt key of a schema", "          format: date-time\n", "          formt: date-time\n", "HELIX018", "formt: date-time");
        yield return Broken("something beside a reference", "          $ref: '#/components/schemas/ThingKind'\n", "          $ref: '#/components/schemas/ThingKind'\n          nullable: true\n", "HELIX018", "nullable: true");
        yield return Broken("a property that no example shows", "          format: date-time\n", "          format: date-time\n        color:\n          description: The color.\n          type: string\n", "HELIX019", "data:");
        yield return Broken("two values with one C# name", "enum: [big, small]", "enum: [big, BIG]", "HELIX020", "enum: [big, BIG]");
        yield return Broken("an enum that is no string", "      type: string\n      enum: [big, small]", "      type: integer\n      enum: [1, 2]", "HELIX020", "ThingKind:");
        const string Limit = "- { calls: 1, seconds: 2, per: [name] }";
        yield return Broken("a limit kept by what does not exist", "per: [name]", "per: [user_id]", "HELIX022", "- { calls: 1, seconds: 2, per: [user_id] }");
        yield return Broken("a limit of no calls", "calls: 1", "calls: 0", "HELIX022", "- { calls: 0, seconds: 2, per: [name] }");
        yield return Broken("a limit in a fraction of a second", "seconds: 2", "seconds: 0.5", "HELIX022", "- { calls: 1, seconds: 0.5, per: [name] }");
        yield return Broken("a limit that does not say what it is kept by", ", per: [name]", "", "HELIX022", "- { calls: 1, seconds: 2 }");
        yield return Broken("a limit kept by no list", "per: [name]", "per: name", "HELIX022", "- { calls: 1, seconds: 2, per: name }");
        yield return Broken("a misspelt key of a limit", "per: [name]", "per: [name], pro: []", "HELIX022", "- { calls: 1, seconds: 2, per: [name], pro: [] }");
        yield return Broken("a limit that is none", "        " + Limit, "        - 12", "HELIX018", "- 12");
        yield return Broken("limits without a limit", "      x-rate-limit:\n        " + Limit, "      x-rate-limit: []", "HELIX022", "x-rate-limit: []");
        yield return Broken("a GET that says it is repeatable", "      x-paginated: data\n", "      x-paginated: data\n      x-repeatable: true\n", "HELIX023", "x-repeatable: true");
        yield return Broken("a repeatable that is no flag", "    post:\n", "    patch:\n      x-repeatable: often\n", "HELIX018", "x-repeatable: often");
        yield return Broken("a JWT for an operation that takes none", "      x-paginated: data\n", "      x-paginated: data\n      x-jwt: { channel: user_id }\n", "HELIX024", "x-jwt: { channel: user_id }");
        yield return Broken("a JWT made for what does not exist", "      security:\n        - app: []\n", "      x-jwt: { channel: owner_id }\n      security:\n        - jwt: []\n", "HELIX024", "x-jwt: { channel: owner_id }");
        yield return Broken("a misspelt key of a JWT", "      security:\n        - app: []\n", "      x-jwt: { chanel: user_id }\n      security:\n        - jwt: []\n", "HELIX024", "x-jwt: { chanel: user_id }");
        yield return Broken("PubSub targets that are no list", "      security:\n        - app: []\n", "      x-jwt: { pubsub: user_id }\n      security:\n        - jwt: []\n", "HELIX024", "x-jwt: { pubsub: user_id }");
    }

    private static IEnumerable<TestCaseData> BrokenLookUps()
    {
        const string LookUp = "- { name: Get, parameter: id }";
        yield return Broken("a look-up in camelCase", LookUp, "- { name: get, parameter: id }", "HELIX025", "- { name: get, parameter: id }");
        yield return Broken("a look-up without a parameter", LookUp, "- { name: Get }", "HELIX025", "- { name: Get }");
        yield return Broken("a look-up by a single value", LookUp, "- { name: Get, parameter: user_id }", "HELIX025", "- { name: Get, parameter: user_id }");
        yield return Broken("a look-up without a limit", "            maxItems: 100\n", "", "HELIX025", LookUp);
        yield return Broken("a look-up of items without that key", "- name: id\n", "- name: color\n", "HELIX025", "- { name: Get, parameter: color }", alsoFrom: LookUp, alsoTo: "- { name: Get, parameter: color }");
        yield return Broken("a look-up by pages that have no size", LookUp, "- { name: Get, parameter: id, paged: true }", "HELIX025", "- { name: Get, parameter: id, paged: true }");
        yield return Broken("two look-ups of one name", LookUp, LookUp + "\n        " + LookUp, "HELIX025", LookUp, last: true);
        yield return Broken("a misspelt key of a look-up", LookUp, "- { name: Get, parametr: id }", "HELIX018", "- { name: Get, parametr: id }");
    }

    private static IEnumerable<TestCaseData> BrokenChoices()
    {
        const string Paginated = "      x-paginated: data\n";
        const string UserId = "          description: The ID of the user.\n";
        yield return Broken("a choice between what does not exist", Paginated, Paginated + "      x-at-most-one-of: [id, color]\n", "HELIX040", "x-at-most-one-of: [id, color]");
        yield return Broken("a choice between what is required", Paginated, Paginated + "      x-exactly-one-of: [id, user_id]\n", "HELIX040", "x-exactly-one-of: [id, user_id]");
        yield return Broken("a choice of one", Paginated, Paginated + "      x-at-least-one-of: [id]\n", "HELIX040", "x-at-least-one-of: [id]");
        yield return Broken("a choice that is no list", Paginated, Paginated + "      x-at-least-one-of: id\n", "HELIX018", "x-at-least-one-of: id");
        yield return Broken("an answer by a name that does not exist", UserId, UserId + "          x-answered-as: owner.id\n", "HELIX041", "x-answered-as: owner.id");
        yield return Broken("an answer by the name that it has anyway", "          description: Some IDs.\n", "          description: Some IDs.\n          x-answered-as: id\n", "HELIX041", "x-answered-as: id");
        yield return Broken("no answer where there is none anyway", UserId, UserId + "          x-answered-as: none\n", "HELIX041", "x-answered-as: none");
    }

    [Test]
    public async Task A_good_specification_has_no_findings()
    {
        using var spec = SampleSpec.Create();

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run, Is.EqualTo(new CommandRun(0, "")));
    }

    [TestCaseSource(nameof(BrokenResources))]
    [TestCaseSource(nameof(BrokenLookUps))]
    [TestCaseSource(nameof(BrokenChoices))]
    public async Task A_broken_resource_is_found_at_its_line(string things, string code, int? line)
    {
        using var spec = SampleSpec.Create(things: things);

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run.ExitCode, Is.EqualTo(1), run.Output);
        var place = line is null ? "" : $"{line},";
        Assert.That(run.Lines, Has.Some.Match($@"^{System.Text.RegularExpressions.Regex.Escape(spec.ThingsFile)}\({place}.*\d+\): error {code}: \S"));
    }

    [TestCase("openapi: 3.0.3", "openapi: true", "HELIX002", "openapi: true")]
    [TestCase("openapi: 3.0.3", "openapi: 3.1.0", "HELIX002", "openapi: 3.1.0")]
    [TestCase("openapi: 3.0.3", "swagger: '2.0'", "HELIX002", "swagger: '2.0'")]
    [TestCase("  - name: Things\n    description: All things.\n", "  - name: Things\n", "HELIX005", "- name: Things")]
    [TestCase("    description: All things.\n", "    description: All things.\n  - name: Nobody\n    description: Unused.\n", "HELIX004", "- name: Nobody")]
    [TestCase("    After:\n", "    Unused:\n      name: unused\n      in: query\n      description: Unused.\n      schema:\n        type: string\n    After:\n", "HELIX010", "Unused:")]
    public async Task A_broken_root_is_found_at_its_line(string from, string to, string code, string at)
    {
        var root = SampleSpec.Root.Replace(from, to, StringComparison.Ordinal);
        Assert.That(root, Is.Not.EqualTo(SampleSpec.Root));
        using var spec = SampleSpec.Create(root: root);

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines, Has.Some.StartsWith($"{spec.RootFile}({LineOf(root, at, last: false)},").And.Some.Contains($"error {code}: "));
    }

    [TestCase("    summary: A thing is made.\n", "", "- type: thing.made")]
    [TestCase("    tokens: [app]", "    tokens: [robot]", "tokens: [robot]")]
    [TestCase("- [thing:read]", "- [thing:read, thing:eat]", "- [thing:read, thing:eat]")]
    [TestCase("name: ThingMadeTwice", "name: ThingMade", "name: ThingMade", true)]
    [TestCase("name: ThingMadeTwice", "name: thing_made", "name: thing_made")]
    [TestCase("version: '2'", "version: '1'", "- type: thing.made", true)]
    [TestCase("        required: true\n", "        requird: true\n", "requird: true")]
    [TestCase("        description: The ID of the user.\n", "", "- name: user_id")]
    [TestCase("    tokens: [app]", "    token: [app]", "token: [app]")]
    public async Task A_broken_EventSub_type_is_found_at_its_line(string from, string to, string at, bool last = false)
    {
        var types = ReplaceFirst(SampleSpec.EventSubTypes, from, to);
        using var spec = SampleSpec.Create(eventSubTypes: types);

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines, Has.Some.Match($@"^{System.Text.RegularExpressions.Regex.Escape(spec.EventSubTypesFile)}\({LineOf(types, at, last)},\d+\): error HELIX021: \S"));
    }

    [Test]
    public async Task All_findings_come_at_once_in_the_order_of_the_file()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things
            .Replace("      summary: Gets things.\n", "", StringComparison.Ordinal)
            .Replace("- user: []", "- robot: []", StringComparison.Ordinal)
            .Replace("kind: big", "kind: huge", StringComparison.Ordinal));

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run.Lines.Select(line => line.Split("error ")[1][..8]), Is.EqualTo(new[] { "HELIX005", "HELIX014", "HELIX006" }));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var run = await CommandRun.GeneratorAsync("check", "/no/such/folder");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("/no/such/folder/helix.yaml(1,1): error HELIX001: "));
    }

    private static TestCaseData Broken(string name, string from, string to, string code, string? line, bool last = false, bool all = false, string? at = null, string? alsoFrom = null, string? alsoTo = null)
    {
        var things = all ? SampleSpec.Things.Replace(from, to, StringComparison.Ordinal) : ReplaceFirst(SampleSpec.Things, from, to);
        if (alsoFrom is not null)
            things = ReplaceFirst(things, alsoFrom, alsoTo!);
        return new TestCaseData(things, code, line is null ? null : LineOf(things, at ?? line, last)).SetName($"{code}: {name}");
    }

    private static string ReplaceFirst(string text, string from, string to)
    {
        var start = text.IndexOf(from, StringComparison.Ordinal);
        return start < 0 ? throw new InvalidOperationException($"'{from}' is not in the sample.") : text[..start] + to + text[(start + from.Length)..];
    }

    /// <summary>The number of the first or last line that is this one, but for its indentation.</summary>
    private static int LineOf(string text, string line, bool last)
    {
        var lines = text.Split('\n').Select(each => line.StartsWith(' ') ? each : each.TrimStart()).ToList();
        var index = last ? lines.LastIndexOf(line) : lines.IndexOf(line);
        return index < 0 ? throw new InvalidOperationException($"'{line}' is no line of the sample.") : index + 1;
    }
}
