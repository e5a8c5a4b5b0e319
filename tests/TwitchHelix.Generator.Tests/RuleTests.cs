namespace TwitchHelix.Generator.Tests;

/// <summary>A specification that breaks a rule: the finding has the file, the line and the code of the rule.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RuleTests
{
    /// <summary>The field of the condition in the sample.</summary>
    private const string Field = "      - name: user_id\n        description: The ID of the user.\n        required: true\n";

    /// <summary>The text to replace in <c>things.yaml</c>, its replacement, and the changed line of the expected finding.</summary>
    private static IEnumerable<TestCaseData> BrokenResources()
    {
        yield return Broken("no YAML", "paths:\n", "paths: [\n", "HELIX001", null);
        yield return Broken(
            "a duplicate key", "      summary: Gets things.\n", "      summary: Gets things.\n      summary: Again.\n", "HELIX001",
            "summary: Again.");
        yield return Broken("a status that is not a number", "        '204':", "        'Done':", "HELIX008", "post:");
        yield return Broken("a repeated parameter that is plural already", "- name: id\n", "- name: ids\n", "HELIX028", "- name: ids");
        yield return Broken(
            "a plural of a single value", "- name: user_id\n", "- name: user_id\n          x-plural: user_ids\n", "HELIX028", "x-plural: user_ids");
        yield return Broken("a regular plural", "- name: id\n", "- name: id\n          x-plural: ids\n", "HELIX028", "x-plural: ids");
        yield return Broken("two parameters with one C# name", "- name: user_id\n", "- name: ids\n", "HELIX028", "- name: id");
        yield return Broken("a plural in camelCase", "- name: id\n", "- name: id\n          x-plural: idList\n", "HELIX015", "x-plural: idList");
        const string After = "        - $ref: ../helix.yaml#/components/parameters/After\n";
        const string First = "        - name: first\n          in: query\n          description: The size.\n          x-only-with: [ID]\n"
            + "          schema:\n            type: integer\n";
        yield return Broken(
            "a page size with an unknown parameter", After, First.Replace("[ID]", "[owner_id]", StringComparison.Ordinal) + After,
            "HELIX011", "x-only-with: [owner_id]");
        yield return Broken(
            "a page size with no parameters", After, First.Replace("[ID]", "[]", StringComparison.Ordinal) + After, "HELIX011",
            "x-only-with: []");
        yield return Broken(
            "a condition on a parameter other than first", "- name: user_id\n", "- name: user_id\n          x-only-with: [id]\n", "HELIX011",
            "x-only-with: [id]");
        yield return Broken(
            "a list without items", "          items:\n            $ref: '#/components/schemas/Thing'\n", "", "HELIX009",
            "description: The things.");
        yield return Broken("not OpenAPI: a parameter in an unknown place", "          in: query\n", "          in: nowhere\n", "HELIX002", null);
        yield return Broken(
            "a reference to nothing", "$ref: '#/components/schemas/ThingKind'", "$ref: '#/components/schemas/Nothing'", "HELIX003",
            "$ref: '#/components/schemas/Nothing'");
        yield return Broken("a name used in two files", "    ThingKind:\n", "    Pagination:\n", "HELIX003", "Pagination:");
        yield return Broken(
            "a tag in lower case", "tags: [Things]\n      operationId: GetThings", "tags: [things]\n      operationId: GetThings", "HELIX004",
            "tags: [things]");
        yield return Broken(
            "two tags", "tags: [Things]\n      operationId: GetThings", "tags: [Things, More]\n      operationId: GetThings", "HELIX004", "get:");
        yield return Broken("an operationId in camelCase", "operationId: GetThings", "operationId: getThings", "HELIX004", "operationId: getThings");
        yield return Broken(
            "an operationId used twice", "operationId: CreateThing", "operationId: GetThings", "HELIX004", "operationId: GetThings", last: true);
        yield return Broken("no operationId", "      operationId: GetThings\n", "", "HELIX004", "get:");
        yield return Broken("an operationId with an article", "operationId: CreateThing", "operationId: CreateAThing", "HELIX004", "operationId: CreateAThing");
        yield return Broken(
            "an operationId that ends in an article", "operationId: CreateThing", "operationId: CreateThe", "HELIX004", "operationId: CreateThe");
        yield return Broken(
            "an operationId with a word in capitals", "operationId: GetThings", "operationId: GetVIPThings", "HELIX004",
            "operationId: GetVIPThings");
        yield return Broken(
            "an operationId with the plural of a word in capitals", "operationId: GetThings", "operationId: GetTVs", "HELIX004",
            "operationId: GetTVs");
        yield return Broken("no summary", "      summary: Gets things.\n", "", "HELIX005", "get:");
        yield return Broken("no description of a parameter", "          description: The ID of the user.\n", "", "HELIX005", "- name: user_id");
        yield return Broken(
            "a text that is still to be written", "description: The ID.", "description: 'WRITE: what id is'", "HELIX033", "description: 'WRITE: what id is'");
        yield return Broken("a key that is still to be written", "        id:\n", "        'WRITE: a name':\n", "HELIX033", "'WRITE: a name':");
        yield return Broken("no description of a property", "          description: The ID.\n", "", "HELIX005", "id:");
        yield return Broken("no description of a body", "        description: The thing to make.\n", "", "HELIX005", "required: true", last: true);
        yield return Broken("no description of a schema", "      description: A thing.\n", "", "HELIX005", "Thing:");
        yield return Broken("no security", "      security:\n        - user: []\n", "", "HELIX006", "post:");
        yield return Broken("a token kind that does not exist", "- user: []", "- robot: []", "HELIX006", "- robot: []");
        yield return Broken("a scope that does not exist", "user: [thing:read]", "user: [thing:eat]", "HELIX006", "- user: [thing:eat]");
        yield return Broken("no externalDocs", "      externalDocs:\n        url: https://docs.example/things/#get-things\n", "", "HELIX007", "get:");
        yield return Broken(
            "a reference link that is not https", "https://docs.example/things/#get-things", "http://docs.example/things/#get-things", "HELIX007",
            "url: http://docs.example/things/#get-things");
        yield return Broken("a reference link to another page", "things/#get-things", "#get-things", "HELIX007", "url: https://docs.example/#get-things");
        yield return Broken("a reference link to a page as a whole", "things/#get-things", "things/#", "HELIX007", "url: https://docs.example/things/#");
        yield return Broken("a vague success", "        '204':", "        2XX:", "HELIX008", "2XX:");
        yield return Broken("two successes", "        '204':\n", "        '202':\n          description: Soon.\n        '204':\n", "HELIX008", "post:");
        yield return Broken("a 200 without content", "        '204':", "        '200':", "HELIX008", "'200':", last: true);
        yield return Broken(
            "an object without a name", "            $ref: '#/components/schemas/Thing'\n",
            "            type: object\n            properties:\n              id: { type: string, description: The ID. }\n", "HELIX009",
            "type: object", last: false, at: "            type: object");
        yield return Broken(
            "an enum without a name", "          $ref: '#/components/schemas/ThingKind'\n",
            "          description: The kind.\n          type: string\n          enum: [big]\n", "HELIX009", null);
        yield return Broken(
            "a component that nothing uses", "          $ref: '#/components/schemas/ThingKind'\n",
            "          description: The kind.\n          type: string\n", "HELIX010", "ThingKind:");
        yield return Broken("a cursor without a mark", "      x-paginated: data\n", "", "HELIX011", "get:");
        yield return Broken("a mark without a cursor", "        - $ref: ../helix.yaml#/components/parameters/After\n", "", "HELIX011", "x-paginated: data");
        yield return Broken("a page list that does not exist", "x-paginated: data", "x-paginated: items", "HELIX011", "x-paginated: items");
        yield return Broken(
            "a page without pagination", "        pagination:\n          $ref: ../helix.yaml#/components/schemas/Pagination\n", "", "HELIX011",
            "x-paginated: data");
        yield return Broken("an acting user that does not exist", "x-acting-user: user_id", "x-acting-user: owner_id", "HELIX012", "x-acting-user: owner_id");
        yield return Broken("no example of a body", "            example:\n              name: Lamp\n", "", "HELIX013", null);
        yield return Broken(
            "no example of a response",
            "              example:\n                data:\n                  - id: '1'\n                    kind: big\n"
                + "                    made_at: '2026-01-02T03:04:05Z'\n                pagination:\n                  cursor: abc\n",
            "", "HELIX013", "application/json:");
        yield return Broken("a number for a string in an example", "- id: '1'", "- id: 1", "HELIX014", "- id: 1");
        yield return Broken("a value that the enum lacks in an example", "kind: big", "kind: huge", "HELIX014", "kind: huge");
        yield return Broken("no time in an example", "made_at: '2026-01-02T03:04:05Z'", "made_at: yesterday", "HELIX014", "made_at: yesterday");
        yield return Broken("a property that the schema lacks in an example", "kind: big", "kind: big\n                    size: 3", "HELIX014", "size: 3");
        yield return Broken("a property missing in an example", "                    kind: big\n", "", "HELIX014", "- id: '1'");
        yield return Broken("a property in camelCase", "        made_at:\n", "        madeAt:\n", "HELIX015", "madeAt:");
        yield return Broken("a parameter in camelCase", "- name: user_id", "- name: userId", "HELIX015", "- name: userId");
        yield return Broken(
            "a parameter without a name", "- name: user_id\n          in: query\n          required: true", "- in: query\n          required: true",
            "HELIX015", "- in: query");
        yield return Broken(
            "a mark on a name that needs none", "          format: date-time\n", "          format: date-time\n          x-name-as-sent: true\n",
            "HELIX015", "made_at:", last: true);
        yield return Broken("a schema in camelCase", "ThingKind", "thingKind", "HELIX016", "thingKind:", all: true);
        yield return Broken("a schema with a word in capitals", "ThingKind", "ThingDNA", "HELIX016", "ThingDNA:", all: true);
        yield return Broken(
            "the name of a .NET type that every file sees", "schemas/Thing'", "schemas/Stream'", "HELIX016", "Stream:", alsoFrom: "    Thing:",
            alsoTo: "    Stream:");
        yield return Broken(
            "a property named like its schema", "schemas/Thing'", "schemas/Kind'", "HELIX016", "kind:", last: true, alsoFrom: "    Thing:",
            alsoTo: "    Kind:");
        yield return Broken("an open object that is sent", "      additionalProperties: false\n", "", "HELIX017", "CreateThingBody:");
        yield return Broken(
            "a closed object that is received", "      description: A thing.\n", "      description: A thing.\n      additionalProperties: false\n",
            "HELIX017", "Thing:");
        yield return Broken(
            "an object that is both sent and received", "                $ref: '#/components/schemas/GetThingsResponse'",
            "                $ref: '#/components/schemas/CreateThingBody'", "HELIX017", "CreateThingBody:");
        yield return Broken("a misspelt key of an operation", "x-acting-user: user_id", "x-acting-usr: user_id", "HELIX018", "x-acting-usr: user_id");
        yield return Broken("a misspelt key of a schema", "          format: date-time\n", "          formt: date-time\n", "HELIX018", "formt: date-time");
        yield return Broken(
            "something beside a reference", "          $ref: '#/components/schemas/ThingKind'\n",
            "          $ref: '#/components/schemas/ThingKind'\n          nullable: true\n", "HELIX018", "nullable: true");
        yield return Broken(
            "a property that no example shows", "          format: date-time\n",
            "          format: date-time\n        color:\n          description: The color.\n          type: string\n", "HELIX019", "data:");
        yield return Broken("two values with one C# name", "enum: [big, small]", "enum: [big, BIG]", "HELIX020", "enum: [big, BIG]");
        yield return Broken(
            "an enum that is no string", "      type: string\n      enum: [big, small]", "      type: integer\n      enum: [1, 2]", "HELIX020",
            "ThingKind:");
        yield return Broken("a value without a description", "        small: It fits into a pocket.\n", "", "HELIX020", "enum: [big, small]");
        yield return Broken("a value whose description is empty", "It fits into a pocket.", "''", "HELIX020", "small: ''");
        yield return Broken("a value whose description is no sentence", "It fits into a pocket.", "pocket size", "HELIX020", "small: pocket size");
        yield return Broken(
            "a description of no value", "        small: It fits into a pocket.\n",
            "        small: It fits into a pocket.\n        huge: It fills a town.\n", "HELIX020", "huge: It fills a town.");
        yield return Broken(
            "two descriptions of a value", "        small: It fits into a pocket.\n",
            "        small: It fits into a pocket.\n        small: It is lost at once.\n", "HELIX001", "small: It is lost at once.");
        yield return Broken(
            "a description that is no text", "It fits into a pocket.", "[It fits, into a pocket]", "HELIX018", "small: [It fits, into a pocket]");
        yield return Broken(
            "descriptions that are a list", "      x-enum-descriptions:\n        big: It fills a room.\n        small: It fits into a pocket.\n",
            "      x-enum-descriptions: [It fills a room., It fits into a pocket.]\n", "HELIX018",
            "x-enum-descriptions: [It fills a room., It fits into a pocket.]");
        const string Limit = "- { calls: 1, seconds: 2, per: [name] }";
        yield return Broken(
            "a limit counted by an unknown parameter", "per: [name]", "per: [user_id]", "HELIX022", "- { calls: 1, seconds: 2, per: [user_id] }");
        yield return Broken("a limit of no calls", "calls: 1", "calls: 0", "HELIX022", "- { calls: 0, seconds: 2, per: [name] }");
        yield return Broken("a limit in a fraction of a second", "seconds: 2", "seconds: 0.5", "HELIX022", "- { calls: 1, seconds: 0.5, per: [name] }");
        yield return Broken("a limit without per", ", per: [name]", "", "HELIX022", "- { calls: 1, seconds: 2 }");
        yield return Broken("a limit whose per is not a list", "per: [name]", "per: name", "HELIX022", "- { calls: 1, seconds: 2, per: name }");
        yield return Broken("a misspelt key of a limit", "per: [name]", "per: [name], pro: []", "HELIX022", "- { calls: 1, seconds: 2, per: [name], pro: [] }");
        yield return Broken(
            "limits that do not begin with the shortest", Limit, "- { calls: 9, seconds: 60, per: [] }\n        " + Limit, "HELIX022",
            "- { calls: 9, seconds: 60, per: [] }");
        yield return Broken("a limit that is a number", "        " + Limit, "        - 12", "HELIX018", "- 12");
        yield return Broken("limits without a limit", "      x-rate-limit:\n        " + Limit, "      x-rate-limit: []", "HELIX022", "x-rate-limit: []");
        yield return Broken(
            "a GET with x-repeatable", "      x-paginated: data\n", "      x-paginated: data\n      x-repeatable: true\n", "HELIX023",
            "x-repeatable: true");
        yield return Broken("an x-repeatable that is not a flag", "    post:\n", "    patch:\n      x-repeatable: often\n", "HELIX018", "x-repeatable: often");
        yield return Broken(
            "a JWT for an operation that takes none", "      x-paginated: data\n", "      x-paginated: data\n      x-jwt: { channel: user_id }\n",
            "HELIX024", "x-jwt: { channel: user_id }");
        yield return Broken(
            "a JWT made for what does not exist", "      security:\n        - app: []\n",
            "      x-jwt: { channel: owner_id }\n      security:\n        - jwt: []\n", "HELIX024", "x-jwt: { channel: owner_id }");
        yield return Broken(
            "a misspelt key of a JWT", "      security:\n        - app: []\n",
            "      x-jwt: { chanel: user_id }\n      security:\n        - jwt: []\n", "HELIX024", "x-jwt: { chanel: user_id }");
        yield return Broken(
            "PubSub targets that are no list", "      security:\n        - app: []\n",
            "      x-jwt: { pubsub: user_id }\n      security:\n        - jwt: []\n", "HELIX024", "x-jwt: { pubsub: user_id }");
        const string Body = "        name:\n          description: The name.\n          type: string\n";
        const string Transport = Body + "        transport:\n          $ref: '#/components/schemas/Transport'\n    Transport:\n"
            + "      description: How.\n      type: object\n"
            + "      properties:\n        method:\n          description: How.\n          type: string\n          enum: [pigeon]\n";
        yield return Broken(
            "a token of a transport that does not exist", "        - user: []\n",
            "        - user: []\n      x-token-by-transport: { pigeon: user }\n", "HELIX006", "x-token-by-transport: { pigeon: user }");
        yield return Broken(
            "a transport's token that the operation does not take", "        - user: []\n",
            "        - user: []\n      x-token-by-transport: { pigeon: app }\n", "HELIX006", "x-token-by-transport: { pigeon: app }", alsoFrom: Body,
            alsoTo: Transport);
        const string Summary = "      summary: Gets things.\n", Time = "          format: date-time\n";
        yield return Broken("a deprecated operation without a reason", Summary, Summary + "      deprecated: true\n", "HELIX029", "deprecated: true");
        yield return Broken("a deprecated property without a reason", Time, Time + "          deprecated: true\n", "HELIX029", "deprecated: true");
        yield return Broken("a reason for what is not deprecated", Time, Time + "          x-deprecated: Use `id`.\n", "HELIX029", "x-deprecated: Use `id`.");
        yield return Broken(
            "a deprecated property in favor of nothing", Time, Time + "          deprecated: true\n          x-deprecated: Use `age`.\n", "HELIX029",
            "x-deprecated: Use `age`.");
        yield return Broken("an alias that is a property", Time, Time + "          x-alias: [id]\n", "HELIX030", "x-alias: [id]");
        yield return Broken(
            "an alias of what is sent", "          description: The name.\n", "          description: The name.\n          x-alias: [title]\n",
            "HELIX030", "x-alias: [title]");
        yield return Broken("an alias that is no list", Time, Time + "          x-alias: time\n", "HELIX018", "x-alias: time");
    }

    private static IEnumerable<TestCaseData> WrongErrorStatuses()
    {
        yield return Status("a success among the failures", "[204, 404]", "HELIX034");
        yield return Status("a failure that is no number", "[400, not found]", "HELIX034");
        yield return Status("a failure that is out of range", "[400, 600]", "HELIX034");
        yield return Status("failures that do not begin with the lowest", "[404, 400]", "HELIX034");
        yield return Status("a failure twice", "[400, 400]", "HELIX034");
        yield return Status("failures without a failure", "[]", "HELIX034");
        yield return Status("failures that are no list", "400", "HELIX018");

        static TestCaseData Status(string name, string statuses, string code) =>
            Broken(name, "x-error-statuses: [400, 401]", $"x-error-statuses: {statuses}", code, $"x-error-statuses: {statuses}");
    }

    private static IEnumerable<TestCaseData> WrongTextsAboutNull()
    {
        const string MadeAt = "          description: When it was made.\n";
        yield return Broken(
            "a nullable property that is said to be empty", MadeAt,
            "          description: When it was made. Empty if it is not made yet.\n          nullable: true\n", "HELIX027", "made_at:", last: true);
        yield return Broken(
            "a nullable property that does not say when it is null", MadeAt, MadeAt + "          nullable: true\n", "HELIX027", "made_at:",
            last: true);
        yield return Broken(
            "a date that is said to be null or empty", MadeAt,
            "          description: When it was made. Null or empty if it is not made yet.\n          nullable: true\n"
                + "          x-empty-string-is-null: true\n",
            "HELIX027", "made_at:", last: true);
        yield return Broken(
            "a string that is never null and is said to be", "description: The ID.\n", "description: The ID. Null if there is none.\n", "HELIX027",
            "id:");
        yield return Broken(
            "a list that is never null and is said to be", "description: The things.\n",
            "description: The things. Null if there are none.\n          nullable: true\n", "HELIX027", "data:", last: true);
    }

    private static IEnumerable<TestCaseData> BrokenLookUps()
    {
        const string LookUp = "- { name: Get, parameter: id }";
        yield return Broken("a look-up in camelCase", LookUp, "- { name: get, parameter: id }", "HELIX025", "- { name: get, parameter: id }");
        yield return Broken("a look-up with a word in capitals", LookUp, "- { name: GetVIP, parameter: id }", "HELIX025", "- { name: GetVIP, parameter: id }");
        yield return Broken("a look-up without a parameter", LookUp, "- { name: Get }", "HELIX025", "- { name: Get }");
        yield return Broken("a look-up by a single value", LookUp, "- { name: Get, parameter: user_id }", "HELIX025", "- { name: Get, parameter: user_id }");
        yield return Broken("a look-up without a limit", "            maxItems: 100\n", "", "HELIX025", LookUp);
        yield return Broken(
            "a look-up of items without that key", "- name: id\n", "- name: color\n", "HELIX025", "- { name: Get, parameter: color }",
            alsoFrom: LookUp, alsoTo: "- { name: Get, parameter: color }");
        yield return Broken(
            "a look-up by pages that have no size", LookUp, "- { name: Get, parameter: id, paged: true }", "HELIX025",
            "- { name: Get, parameter: id, paged: true }");
        yield return Broken("two look-ups of one name", LookUp, LookUp + "\n        " + LookUp, "HELIX025", LookUp, last: true);
        yield return Broken("a misspelt key of a look-up", LookUp, "- { name: Get, parametr: id }", "HELIX018", "- { name: Get, parametr: id }");
    }

    private static IEnumerable<TestCaseData> HostileTexts()
    {
        yield return Broken("a value that makes no C# name", "enum: [big, small]", "enum: [big, 'sm\"all']", "HELIX020", "enum: [big, 'sm\"all']");
        yield return Broken(
            "a C# name that is code", "enum: [big, small]", "enum: [big, small]\n      x-enum-names: { big: 'Big(); //' }", "HELIX020",
            "enum: [big, small]");
        yield return Broken(
            "a value with a control character", "enum: [big, small]", "enum: [big, \"sm\\u0085all\"]", "HELIX020", "enum: [big, \"sm\\u0085all\"]");
        yield return Broken("a value named like a member of every enum", "enum: [big, small]", "enum: [big, value]", "HELIX020", "enum: [big, value]");
        yield return Broken(
            "a property that makes no C# name", "        made_at:\n", "        'made\"at':\n          x-name-as-sent: true\n", "HELIX015",
            "'made\"at':");
        yield return Broken(
            "an operationId that ends in a line break", "operationId: GetThings", "operationId: \"GetThings\\n\"", "HELIX004",
            "operationId: \"GetThings\\n\"");
        yield return Broken("a path with a quote", "  /things:\n", "  '/things\"':\n", "HELIX026", "'/things\"':");
        yield return Broken("a link with a quote", "things/#get-things", "things/#\"", "HELIX026", "url: https://docs.example/things/#\"");
        yield return Broken(
            "a description that ends a comment", "description: A thing.", "description: \"A thing.\\u2028evil();\"", "HELIX026",
            "description: \"A thing.\\u2028evil();\"");
        yield return Broken(
            "a node that contains itself", "      tags: [Things]\n", "      tags: &tags [Things, *tags]\n", "HELIX001",
            "tags: &tags [Things, *tags]");
        yield return Broken(
            "a reference to itself", "      type: string\n      enum: [big, small]\n", "      allOf: [{ $ref: '#/components/schemas/ThingKind' }]\n",
            "HELIX003", "ThingKind:");
        yield return Broken("an alias of nothing", "      tags: [Things]\n", "      tags: *tags\n", "HELIX001", "tags: *tags");
        var laughs = string.Concat(Enumerable.Range(1, 20)
            .Select(level => $"x-{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n"));
        yield return Broken(
            "a billion nodes", "paths:\n", "x-0: &a0 ha\n" + laughs + "paths:\n", "HELIX001",
            "x-6: &a6 [*a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5, *a5]");
        yield return Broken(
            "a nest of lists", "      tags: [Things]\n", $"      tags: {new string('[', 100_000)}\n", "HELIX001",
            $"tags: {new string('[', 100_000)}");
    }

    private static IEnumerable<TestCaseData> BrokenChoices()
    {
        const string Paginated = "      x-paginated: data\n";
        const string UserId = "          description: The ID of the user.\n";
        yield return Broken(
            "a choice with an unknown parameter", Paginated, Paginated + "      x-at-most-one-of: [id, color]\n", "HELIX031",
            "x-at-most-one-of: [id, color]");
        yield return Broken(
            "a choice with a required parameter", Paginated, Paginated + "      x-exactly-one-of: [id, user_id]\n", "HELIX031",
            "x-exactly-one-of: [id, user_id]");
        yield return Broken("a choice with one parameter", Paginated, Paginated + "      x-at-least-one-of: [id]\n", "HELIX031", "x-at-least-one-of: [id]");
        yield return Broken("a choice that is not a list", Paginated, Paginated + "      x-at-least-one-of: id\n", "HELIX018", "x-at-least-one-of: id");
        yield return Broken(
            "an answer under an unknown name", UserId, UserId + "          x-answered-as: owner.id\n", "HELIX032",
            "x-answered-as: owner.id");
        yield return Broken(
            "an answer under its own name", "          description: Some IDs.\n",
            "          description: Some IDs.\n          x-answered-as: id\n", "HELIX032", "x-answered-as: id");
        yield return Broken(
            "no answer for a name that the response doesn't have", UserId, UserId + "          x-answered-as: none\n", "HELIX032",
            "x-answered-as: none");
    }

    [Test]
    public async Task A_good_specification_has_no_findings()
    {
        using var spec = SampleSpec.Create();

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run, Is.EqualTo(new CommandRun(0, "")));
    }

    [Test]
    public async Task What_is_deprecated_may_link_to_the_reference_as_a_whole()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things
            .Replace("things/#get-things", "#get-things", StringComparison.Ordinal)
            .Replace(
                "      summary: Gets things.\n",
                "      summary: Gets things.\n      deprecated: true\n      x-deprecated: Twitch removed this. Use `CreateThing`.\n",
                StringComparison.Ordinal));

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run, Is.EqualTo(new CommandRun(0, "")));
    }

    [TestCaseSource(nameof(BrokenResources))]
    [TestCaseSource(nameof(WrongTextsAboutNull))]
    [TestCaseSource(nameof(BrokenLookUps))]
    [TestCaseSource(nameof(HostileTexts))]
    [TestCaseSource(nameof(BrokenChoices))]
    [TestCaseSource(nameof(WrongErrorStatuses))]
    [TestCaseSource(nameof(WrongVersions))]
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
    [TestCase("    description: All things.\n", "", "HELIX005", "- name: Things")]
    [TestCase("    externalDocs: { url: 'https://docs.example/things/' }\n", "", "HELIX007", "- name: Things")]
    [TestCase("https://docs.example/things/", "https://docs.example/things", "HELIX007", "- name: Things")]
    [TestCase("  - name: Things\n", "  - name: Nobody\n    description: Unused.\n  - name: Things\n", "HELIX004", "- name: Nobody")]
    [TestCase(
        "    After:\n",
        "    Unused:\n      name: unused\n      in: query\n      description: Unused.\n      schema:\n        type: string\n    After:\n",
        "HELIX010", "Unused:")]
    [TestCase("thing:read: Read things.", "'thing\"read': Read things.", "HELIX026", "'thing\"read': Read things.")]
    [TestCase("    user:\n", "    user's:\n", "HELIX026", "user's:")]
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
    [TestCase("type: thing.made", "type: thing.\"made", "- type: thing.\"made", false, "HELIX026")]
    [TestCase("version: '2'", "version: '2\"'", "version: '2\"'", false, "HELIX026")]
    [TestCase("name: user_id", "name: user id", "- name: user id", false, "HELIX026")]
    [TestCase("    acting_user: user_id\n", "", "- type: thing.made")]
    [TestCase("acting_user: user_id", "acting_user: owner_id", "acting_user: owner_id")]
    [TestCase("        required: true\n", "", "acting_user: user_id")]
    [TestCase("    scopes:\n      - [thing:read]\n", "", "acting_user: user_id")]
    [TestCase(Field, Field + "      - name: broadcaster_user_id\n        description: The ID of the broadcaster.\n", "- name: broadcaster_user_id")]
    [TestCase(Field, "      - name: reward_id\n        description: The ID of the reward.\n" + Field, "- name: user_id")]
    [TestCase("        required: true\n", "        required: true\n        since: '1.2'\n", "since: '1.2'", false, "HELIX036")]
    [TestCase(
        Field, Field + "      - name: color\n        description: It.\n        since: '1.2'\n      - name: size\n        description: It.\n", "- name: size",
        false, "HELIX036")]
    [TestCase("    tokens: [app]", "    tokens: [app]\n    deprecated: true", "deprecated: true")]
    [TestCase("    examples:\n      - { thing_id: '1' }\n", "", "- type: thing.made", true)]
    [TestCase("    examples:\n      - { thing_id: '1' }\n", "    examples: []\n", "- type: thing.made", true, "HELIX013")]
    [TestCase("- { owner: { id: '2' } }", "- []", "- []")]
    [TestCase("- { owner: { id: '2' } }", "- { owner: { id: 2 } }", "- { owner: { id: 2 } }", false, "HELIX014")]
    [TestCase("- { owner: { id: '2' } }", "- { owner: null }", "- { thing_id: '1', owner: null, made_at: '2026-01-02T03:04:05Z' }", false, "HELIX019")]
    [TestCase("schemas/ThingMadeTwiceEvent", "schemas/ThingMadeEvent", "$ref: '#/components/schemas/ThingMadeEvent'", true)]
    [TestCase("      $ref: '#/components/schemas/ThingMadeTwiceEvent'", "      type: object", "      type: object")]
    public async Task A_broken_EventSub_type_is_found_at_its_line(string from, string to, string at, bool last = false, string code = "HELIX021")
    {
        var types = ReplaceFirst(SampleSpec.EventSubTypes, from, to);
        using var spec = SampleSpec.Create(eventSubTypes: types);

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        var file = System.Text.RegularExpressions.Regex.Escape(spec.EventSubTypesFile);
        Assert.That(run.Lines, Has.Some.Match($@"^{file}\({LineOf(types, at, last)},\d+\): error {code}: \S"));
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
    public async Task While_something_is_still_to_be_written_nothing_else_is_found()
    {
        using var spec = SampleSpec.Create(
            things: SampleSpec.Things.Replace("summary: Gets things.", "summary: 'WRITE: what GetThings does'", StringComparison.Ordinal)
                .Replace("name: Lamp", "name: 'WRITE: an example of name'", StringComparison.Ordinal)
                .Replace("description: A thing.", "description: 'WRITE: what Thing is'", StringComparison.Ordinal)
                .Replace("kind: big", "kind: huge", StringComparison.Ordinal),
            eventSubTypes: SampleSpec.EventSubTypes.Replace("summary: A thing is made.", "summary: 'WRITE: what happens'", StringComparison.Ordinal),
            root: SampleSpec.Root.Replace("Read things.", "'WRITE: what thing:read permits'", StringComparison.Ordinal));

        var run = await CommandRun.GeneratorAsync("check", spec.Folder);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Lines.Select(line => line.Split("error ")[1]), Is.EqualTo(new[]
        {
            "HELIX033: thing.made 1: 'WRITE: what happens' is still to be written",
            "HELIX033: helix.yaml: 'WRITE: what thing:read permits' is still to be written",
            "HELIX033: GetThings: 'WRITE: what GetThings does' is still to be written",
            "HELIX033: CreateThing: 'WRITE: an example of name' is still to be written",
            "HELIX033: Thing: 'WRITE: what Thing is' is still to be written",
        }));
    }

    [Test]
    public async Task A_folder_that_is_not_there_is_named()
    {
        var run = await CommandRun.GeneratorAsync("check", "/no/such/folder");

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(run.Output, Does.Contain("/no/such/folder/helix.yaml(1,1): error HELIX001: "));
    }

    /// <summary>Parameters that are newer than their method.</summary>
    private static IEnumerable<TestCaseData> WrongVersions()
    {
        const string After = "        - $ref: ../helix.yaml#/components/parameters/After\n";
        foreach (var version in (string[])["1", "1.2.0", "1.2.3.4", "v1.2", "1.x", "1.2-beta", "99999999999.1", ""])
            yield return Broken($"the version '{version}'", After, After + Newer("size", version), "HELIX036", $"x-since: '{version}'");
        yield return Broken(
            "a required parameter that is new", After, After + Newer("size", "1.2", "          required: true\n"), "HELIX036", "x-since: '1.2'");
        yield return Broken(
            "a new parameter before an older one", "        - name: id\n", Newer("size", "1.2") + "        - name: id\n", "HELIX036", "- name: id");
        yield return Broken(
            "a newer parameter before one of an older version", After, After + Newer("size", "1.10") + Newer("color", "1.9"), "HELIX036", "- name: color");

        static string Newer(string name, string version, string required = "") =>
            $"        - name: {name}\n          in: query\n{required}          description: It.\n          x-since: '{version}'\n          schema:\n"
                + "            type: string\n";
    }

    private static TestCaseData Broken(
        string name, string from, string to, string code, string? line, bool last = false, bool all = false, string? at = null,
        string? alsoFrom = null, string? alsoTo = null)
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

    /// <summary>Finds the number of the first or last line with this text, without regard to indentation.</summary>
    private static int LineOf(string text, string line, bool last)
    {
        var lines = text.Split('\n').Select(each => line.StartsWith(' ') ? each : each.TrimStart()).ToList();
        var index = last ? lines.LastIndexOf(line) : lines.IndexOf(line);
        return index < 0 ? throw new InvalidOperationException($"'{line}' is no line of the sample.") : index + 1;
    }
}
