using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests;

/// <summary>The document that NSwag reads, which has names, code and documentation for C#.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class NSwagDocumentTests
{
    [Test]
    public async Task It_has_the_code_that_templates_need()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things
            .Replace("per: [name] }", "per: [name] }\n        - { calls: 3, seconds: 60, per: [] }", StringComparison.Ordinal));
        var document = await DocumentAsync(spec);

        var paths = document["paths"]!["/things"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)paths["get"]!["parameters"]![0]!["x-originalName"], Is.EqualTo("userId"));
            Assert.That((string?)paths["get"]!["x-csharp-item"], Is.EqualTo("Thing"));
            Assert.That((string?)paths["get"]!["x-csharp-acting-user"], Is.EqualTo("userId"));
            Assert.That(paths["get"]!["x-csharp-request"], Is.Null);
            Assert.That(paths["post"]!["x-csharp-rate-limits"]!.Values<string>(), Is.EqualTo(new[] { """new(1, 2, "name")""", "new(3, 60)" }));
            Assert.That((string?)paths["post"]!["x-csharp-request"]!["RateLimitKeys"], Is.EqualTo("[RateLimitKey.Of(body.Name), RateLimitKey.Of()]"));
            Assert.That((string?)paths["get"]!["x-csharp-batch"]![0]!["item"], Is.EqualTo("Thing"));
            Assert.That((string?)paths["get"]!["x-csharp-batch"]![0]!["limit"], Is.EqualTo("100"));
            Assert.That((string?)document["components"]!["schemas"]!["GetThingsResponse"]!["x-csharp-page-items"], Is.EqualTo("Data"));
        }
    }

    [Test]
    public async Task Each_parameter_names_the_methods_that_take_it()
    {
        using var spec = SampleSpec.Create();
        var document = await DocumentAsync(spec);

        var forms = document["paths"]!["/things"]!["get"]!["parameters"]!
            .Select(parameter => $"{parameter["name"]}: {string.Join(", ", parameter["x-csharp-forms"]!)}");
        Assert.That(forms, Is.EqualTo(new[] { "user_id: single, paged, Get", "id: single, paged", "after: single" }));
    }

    [Test]
    public async Task What_an_object_shows_of_itself_has_no_text_that_can_be_a_secret()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things.Replace(
            "        id:\n          description: The ID.\n", "        secret:\n          description: A secret.\n          type: string\n"
                + "        id:\n          description: The ID.\n", StringComparison.Ordinal)
            .Replace("- id: '1'\n", "- id: '1'\n                    secret: it\n", StringComparison.Ordinal));
        var document = await DocumentAsync(spec);

        var shown = new[] { "GetThingsResponse", "Thing", "ThingMadeEvent", "Pagination", "CreateThingBody" }
            .Select(name => (string?)document["components"]!["schemas"]![name]!["x-csharp-summary"]);
        Assert.That(shown, Is.EqualTo(new[]
        {
            ".List(\"Thing\", Data)", ".Add(Id)", ".Add(MadeAt)", null, null,
        }));
    }

    [Test]
    public async Task What_the_file_has_once_is_a_schema()
    {
        using var spec = SampleSpec.Create();
        var document = await DocumentAsync(spec);

        var once = document["components"]!["schemas"]!["HelixOnce"]!["x-csharp-once"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(once["resources"]!.Values<string>(), Is.EqualTo(new[] { "Things" }));
            Assert.That((string?)once["scopes"]![0]!["name"], Is.EqualTo("ThingRead"));
            Assert.That(once["eventsub_types"]!.Select(type => (string?)type["name"]), Is.EqualTo(new[] { "ThingMade", "ThingMadeTwice" }));
            Assert.That((string?)once["eventsub_types"]![0]!["condition"]![0]!["parameter"], Is.EqualTo("userId"));
            Assert.That(once["eventsub_types"]!.Select(type => (string?)type["event"]), Is.EqualTo(new[] { "ThingMadeEvent", "ThingMadeTwiceEvent" }));
            Assert.That((string?)document["components"]!["schemas"]!["ThingMadeEvent"]!["x-csharp-base"], Is.EqualTo("EventSubEvent"));
            Assert.That((string?)document["components"]!["schemas"]!["ThingOwner"]!["x-csharp-base"], Is.EqualTo("HelixObject"));
        }
    }

    [TestCase("id", "", "ids")]
    [TestCase("user_id", "", "userIds")]
    [TestCase("category", "", "categories")]
    [TestCase("day", "", "days")]
    [TestCase("box", "", "boxes")]
    [TestCase("batch", "", "batches")]
    [TestCase("status", "          x-plural: statuses\n", "statuses")]
    [TestCase("ids", "          x-plural: ids\n", "ids")]
    public async Task A_repeated_parameter_is_plural_in_CSharp_and_what_refers_to_it_follows(string name, string plural, string expected)
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things
            .Replace("      x-acting-user: user_id\n", "", StringComparison.Ordinal)
            .Replace("- name: user_id\n", "- name: owner_id\n", StringComparison.Ordinal)
            .Replace("- name: id\n", $"- name: {name}\n{plural}", StringComparison.Ordinal)
            .Replace(
                "      x-batch:\n        - { name: Get, parameter: id }\n",
                $"      x-rate-limit:\n        - {{ calls: 1, seconds: 2, per: [{name}, owner_id] }}\n",
                StringComparison.Ordinal));
        var document = await DocumentAsync(spec);

        var get = document["paths"]!["/things"]!["get"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)get["parameters"]![1]!["name"], Is.EqualTo(name));
            Assert.That((string?)get["parameters"]![1]!["x-originalName"], Is.EqualTo(expected));
            Assert.That((string?)get["x-csharp-request"]!["RateLimitKeys"], Is.EqualTo($"[RateLimitKey.Of({expected}, ownerId)]"));
        }
    }

    [TestCase("            maximum: 50\n", "50")]
    [TestCase("            maximum: 50\n          x-only-with: [user_id, id]\n", "(userId is null && ids is null ? (int?)null : 50)")]
    [TestCase("", null)]
    public async Task The_largest_page_is_the_maximum_of_first_where_it_may_be_sent(string first, string? expected)
    {
        const string After = "        - $ref: ../helix.yaml#/components/parameters/After\n";
        using var spec = SampleSpec.Create(things: SampleSpec.Things.Replace(
            After,
            $"        - name: first\n          in: query\n          description: The size.\n          schema:\n            type: integer\n{first}{After}",
            StringComparison.Ordinal));
        var document = await DocumentAsync(spec);

        Assert.That((string?)document["paths"]!["/things"]!["get"]!["x-csharp-largest-page"], Is.EqualTo(expected));
    }

    [Test]
    public async Task Texts_are_XML_with_the_names_of_CSharp()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things
            .Replace(
                "      summary: Gets things.\n",
                "      summary: Gets things.\n      description: '`id` & `user_id` < `made_at`, `big`, `CreateThing`, `after`, `data.kind` or `other`.'\n",
                StringComparison.Ordinal)
            .Replace("description: When it was made.", "description: As for `id`, `kind` and `small`, not `name`.", StringComparison.Ordinal)
            .Replace(
                "          description: The ID.\n",
                "          description: The ID.\n          deprecated: true\n          x-deprecated: Say \"no\". Use `made_at` from `GetThings`.\n",
                StringComparison.Ordinal)
            .Replace("enum: [big, small]\n", "enum: [big, small, '']\n", StringComparison.Ordinal)
            .Replace("big: It fills a room.\n", "big: More than `small`.\n        '': Unknown.\n", StringComparison.Ordinal)
            .Replace(
                "description: The thing to make.\n        required: true",
                "description: The thing with its `name`.\n        required: true",
                StringComparison.Ordinal));
        var document = await DocumentAsync(spec);

        var (get, post, schemas) = (document["paths"]!["/things"]!["get"]!, document["paths"]!["/things"]!["post"]!, document["components"]!["schemas"]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)get["description"], Does.StartWith("`id` & `user_id` <"), "what others read stays as it was");
            Assert.That((string?)get["x-csharp-remarks"], Is.EqualTo(
                """<paramref name="ids"/> &amp; <paramref name="userId"/> &lt; <see cref="Thing.MadeAt"/>, <see cref="ThingKind.Big"/>, """
                + """<see cref="IThingsClient.CreateThingAsync"/>, <paramref name="after"/>, <see cref="Thing.Kind"/> or <c>other</c>."""));
            Assert.That((string?)get["x-csharp-returns"], Is.EqualTo("A page of things."));
            Assert.That((string?)get["parameters"]![0]!["x-csharp-text"], Is.EqualTo("The ID of the user."));
            Assert.That((string?)get["x-csharp-batch"]![0]!["item_text"], Is.EqualTo("A thing."));
            Assert.That((string?)post["x-csharp-returns"], Is.EqualTo("The thing is made."));
            Assert.That((string?)post["x-csharp-body"], Is.EqualTo("""The thing with its <see cref="CreateThingBody.Name"/>."""));
            Assert.That((string?)schemas["Thing"]!["properties"]!["made_at"]!["x-csharp-text"], Is.EqualTo(
                """As for <see cref="Thing.Id"/>, <see cref="Thing.Kind"/> and <see cref="ThingKind.Small"/>, not <c>name</c>."""));
            Assert.That((string?)schemas["Thing"]!["properties"]!["kind"]!["x-csharp-text"],
                Is.EqualTo("How big a thing is."), "a bare reference has the text of its target");
            Assert.That((string?)schemas["Thing"]!["properties"]!["id"]!["x-csharp-obsolete"], Is.EqualTo("""
                "Say \"no\". Use MadeAt from GetThingsAsync."
                """));
            Assert.That(schemas["ThingKind"]!["x-csharp-values"]!.Select(value => (string?)value), Is.EqualTo(new[]
            {
                """More than <see cref="ThingKind.Small"/>. Sent as <c>big</c>.""",
                "It fits into a pocket. Sent as <c>small</c>.",
                "Unknown. Sent as an empty string.",
            }));
        }
    }

    private static async Task<JObject> DocumentAsync(SampleSpec spec)
    {
        var output = Path.Combine(spec.Folder, "nswag.json");
        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", Path.Combine(spec.Folder, "bundle.json"), "--nswag", output);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return JObject.Parse(await File.ReadAllTextAsync(output));
    }
}
