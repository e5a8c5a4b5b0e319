using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class BundleTests
{
    [Test]
    public async Task It_is_one_document_with_references_inside_it()
    {
        using var spec = SampleSpec.Create();
        var output = Path.Combine(spec.Folder, "out", "bundle.json");

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var bundle = JObject.Parse(await File.ReadAllTextAsync(output));
        var get = bundle["paths"]!["/things"]!["get"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(bundle.SelectTokens("$..$ref").Select(reference => (string?)reference), Is.All.StartsWith("#/components/"));
            Assert.That(get["parameters"]!.Select(parameter => (string?)parameter["name"]), Is.EqualTo(new[] { "user_id", "id", "after" }), "shared parameters stand where they are used");
            Assert.That((string?)get["parameters"]![0]!["x-originalName"], Is.EqualTo("userId"));
            Assert.That((string?)get["responses"]!["default"]!["$ref"], Is.EqualTo("#/components/responses/Error"));
            Assert.That((string?)get["x-csharp-item"], Is.EqualTo("Thing"));
            Assert.That((string?)bundle["components"]!["schemas"]!["GetThingsResponse"]!["x-csharp-page-items"], Is.EqualTo("Data"));
        }
    }

    [Test]
    public async Task It_has_the_code_that_only_templates_need()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things.Replace("per: [name] }", "per: [name] }\n        - { calls: 3, seconds: 60, per: [] }", StringComparison.Ordinal));
        var output = Path.Combine(spec.Folder, "bundle.json");

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var bundle = JObject.Parse(await File.ReadAllTextAsync(output));
        var paths = bundle["paths"]!["/things"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)paths["get"]!["x-csharp-acting-user"], Is.EqualTo("userId"));
            Assert.That(paths["get"]!["x-csharp-request"], Is.Null);
            Assert.That((string?)paths["post"]!["x-csharp-rate-limits"], Is.EqualTo("""new(1, 2, "name"), new(3, 60)"""));
            Assert.That((string?)paths["post"]!["x-csharp-request"]!["RateLimitKeys"], Is.EqualTo("[RateLimitKey.Of(body.Name), RateLimitKey.Of()]"));
            Assert.That((string?)paths["get"]!["x-csharp-batch"]!["Get"]!["item"], Is.EqualTo("Thing"));
            Assert.That((string?)paths["get"]!["x-csharp-batch"]!["Get"]!["limit"], Is.EqualTo("100"));
            Assert.That((string?)bundle["x-scopes"]!["thing:read"]!["x-csharp-name"], Is.EqualTo("ThingRead"));
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
            .Replace("      x-batch:\n        - { name: Get, parameter: id }\n", $"      x-rate-limit:\n        - {{ calls: 1, seconds: 2, per: [{name}, owner_id] }}\n", StringComparison.Ordinal));
        var output = Path.Combine(spec.Folder, "bundle.json");

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var get = JObject.Parse(await File.ReadAllTextAsync(output))["paths"]!["/things"]!["get"]!;
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
        var output = Path.Combine(spec.Folder, "bundle.json");

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That((string?)JObject.Parse(await File.ReadAllTextAsync(output))["paths"]!["/things"]!["get"]!["x-csharp-largest-page"], Is.EqualTo(expected));
    }

    [Test]
    public async Task Texts_are_XML_with_the_names_of_CSharp()
    {
        using var spec = SampleSpec.Create(things: SampleSpec.Things
            .Replace("      summary: Gets things.\n", "      summary: Gets things.\n      description: '`id` & `user_id` < `made_at`, `big`, `CreateThing`, `after`, `data.kind` or `other`.'\n", StringComparison.Ordinal)
            .Replace("description: When it was made.", "description: As for `id`, `kind` and `small`, not `name`.", StringComparison.Ordinal)
            .Replace("          description: The ID.\n", "          description: The ID.\n          deprecated: true\n          x-deprecated: Say \"no\". Use `made_at` from `GetThings`.\n", StringComparison.Ordinal)
            .Replace("enum: [big, small]\n", "enum: [big, small, '']\n", StringComparison.Ordinal)
            .Replace("big: It fills a room.\n", "big: More than `small`.\n        '': Unknown.\n", StringComparison.Ordinal)
            .Replace("description: The thing to make.\n        required: true", "description: The thing with its `name`.\n        required: true", StringComparison.Ordinal));
        var output = Path.Combine(spec.Folder, "bundle.json");

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var bundle = JObject.Parse(await File.ReadAllTextAsync(output));
        var (get, post, schemas) = (bundle["paths"]!["/things"]!["get"]!, bundle["paths"]!["/things"]!["post"]!, bundle["components"]!["schemas"]!);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)get["description"], Does.StartWith("`id` & `user_id` <"), "what others read stays as it was");
            Assert.That((string?)get["x-csharp-remarks"], Is.EqualTo(
                """<paramref name="ids"/> &amp; <paramref name="userId"/> &lt; <see cref="Thing.MadeAt"/>, <see cref="ThingKind.Big"/>, <see cref="IThingsClient.CreateThingAsync"/>, <paramref name="after"/>, <see cref="Thing.Kind"/> or <c>other</c>."""));
            Assert.That((string?)get["x-csharp-returns"], Is.EqualTo("A page of things."));
            Assert.That((string?)get["parameters"]![0]!["x-csharp-text"], Is.EqualTo("The ID of the user."));
            Assert.That((string?)get["x-csharp-batch"]!["Get"]!["item_text"], Is.EqualTo("A thing."));
            Assert.That((string?)post["x-csharp-returns"], Is.EqualTo("The thing is made."));
            Assert.That((string?)post["x-csharp-body"], Is.EqualTo("""The thing with its <see cref="CreateThingBody.Name"/>."""));
            Assert.That((string?)schemas["Thing"]!["properties"]!["made_at"]!["x-csharp-text"], Is.EqualTo(
                """As for <see cref="Thing.Id"/>, <see cref="Thing.Kind"/> and <see cref="ThingKind.Small"/>, not <c>name</c>."""));
            Assert.That((string?)schemas["Thing"]!["properties"]!["kind"]!["x-csharp-text"], Is.EqualTo("How big a thing is."), "a bare reference says what it refers to");
            Assert.That((string?)schemas["Thing"]!["properties"]!["id"]!["x-csharp-obsolete"], Is.EqualTo("""
                "Say \"no\". Use MadeAt from GetThingsAsync."
                """));
            Assert.That(schemas["ThingKind"]!["x-csharp-values"]!.Select(value => (string?)value), Is.EqualTo(new[]
            {
                """More than <see cref="ThingKind.Small"/>. Sent as <c>big</c>.""", "It fits into a pocket. Sent as <c>small</c>.", "Unknown. Sent as an empty string.",
            }));
        }
    }

    [Test]
    public async Task It_is_written_only_when_it_changed()
    {
        using var spec = SampleSpec.Create();
        var output = Path.Combine(spec.Folder, "bundle.json");
        var longAgo = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);
        File.SetLastWriteTimeUtc(output, longAgo);

        await File.AppendAllTextAsync(spec.ThingsFile, "# a comment\n");
        await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);
        var afterComment = File.GetLastWriteTimeUtc(output);
        await File.WriteAllTextAsync(spec.ThingsFile, SampleSpec.Things.Replace("Gets things.", "Gets all things.", StringComparison.Ordinal));
        await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(afterComment, Is.EqualTo(longAgo));
        Assert.That(File.GetLastWriteTimeUtc(output), Is.GreaterThan(longAgo));
    }

    [Test]
    public async Task A_broken_specification_leaves_the_bundle_as_it_was()
    {
        using var spec = SampleSpec.Create();
        var output = Path.Combine(spec.Folder, "bundle.json");
        await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);
        var before = await File.ReadAllTextAsync(output);

        await File.WriteAllTextAsync(spec.ThingsFile, SampleSpec.Things.Replace("Gets things.", "", StringComparison.Ordinal));
        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.EqualTo(1));
        Assert.That(await File.ReadAllTextAsync(output), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(spec.Folder, "*.unfinished"), Is.Empty);
    }
}
