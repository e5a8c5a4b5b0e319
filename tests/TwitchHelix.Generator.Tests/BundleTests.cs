using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Tests;

/// <summary>The bundled document, which is packed with the library.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class BundleTests
{
    private static readonly string[] CSharpWords =
        ["x-csharp", "x-originalName", "x-enumNames", "x-enum-names", "C#", ".NET", "Async", "cref=", "<c>", "nameof", "typeof", "HelixTokenKind", "new("];

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
            Assert.That(get["parameters"]!.Select(parameter => (string?)parameter["name"]), Is.EqualTo(new[] { "user_id", "id", "after" }),
                "shared parameters are copied to where they are used");
            Assert.That((string?)get["responses"]!["default"]!["$ref"], Is.EqualTo("#/components/responses/Error"));
            Assert.That(bundle["x-eventsub-types"]!.Select(type => $"{type["type"]} {type["version"]}"), Is.EqualTo(new[] { "thing.made 1", "thing.made 2" }));
            Assert.That((string?)bundle["x-eventsub-types"]![0]!["event"]!["$ref"], Is.EqualTo("#/components/schemas/ThingMadeEvent"));
            Assert.That(bundle["x-eventsub-types"]![0]!["examples"]!.Select(example => $"{example["thing_id"]} {example["owner"]?.Type}"),
                Is.EqualTo(new[] { "1 Null", "1 Object" }), "an example has what it leaves out from the first");
        }
    }

    [Test]
    public async Task An_operation_has_a_response_for_each_error_status_and_one_for_the_caller_in_any_case()
    {
        using var spec = SampleSpec.Create();
        var things = (await BundleAsync(spec.Folder))["paths"]!["/things"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Responses("get"), Is.EqualTo(new[] { "200", "400", "401", "default" }));
            Assert.That(Responses("post"), Is.EqualTo(new[] { "204", "4XX", "default" }), "it names none");
            Assert.That((string?)things["get"]!["responses"]!["401"]!["$ref"], Is.EqualTo("#/components/responses/Error"));
            Assert.That(things["get"]!["x-error-statuses"], Is.Null);
        }

        IEnumerable<string> Responses(string method) => ((JObject)things[method]!["responses"]!).Properties().Select(response => response.Name);
    }

    [TestCase("[]", "Needs no token.")]
    [TestCase("[{ app: [] }, { user: ['thing:read'] }]", "Needs an app access token, or a user access token with `thing:read`.")]
    [TestCase("[{ user: ['thing:read'] }, { user: ['thing:read', 'thing:write'] }]",
        "Needs a user access token with `thing:read` or `thing:read` and `thing:write`.")]
    public async Task A_description_ends_with_the_tokens(string security, string text)
    {
        using var spec = SampleSpec.Create();
        await File.WriteAllTextAsync(spec.ThingsFile, SampleSpec.Things
            .Replace("security:\n        - user: []", $"description: It is new.\n      security: {security}", StringComparison.Ordinal));
        var post = (await BundleAsync(spec.Folder, "--released"))["paths"]!["/things"]!["post"]!;

        Assert.That((string?)post["description"], Is.EqualTo("It is new.\n\n" + text));
    }

    [Test]
    public async Task A_reference_that_can_be_null_is_a_choice_between_it_and_null()
    {
        using var spec = SampleSpec.Create();
        var owner = (await BundleAsync(spec.Folder))["components"]!["schemas"]!["ThingMadeEvent"]!["properties"]!["owner"]!;

        Assert.That(owner["nullable"], Is.Null, "it has no effect beside a reference");
        Assert.That(owner["oneOf"]!.ToString(Formatting.None),
            Is.EqualTo("""[{"$ref":"#/components/schemas/ThingOwner"},{"type":"object","nullable":true,"enum":[null]}]"""));
    }

    [TestCase("", true)]
    [TestCase("2026-01-02T03:04:05Z", true)]
    [TestCase("2026-01-02T03:04:05.123456789Z", true)]
    [TestCase("2026-01-02T03:04:05+01:00", true)]
    [TestCase("yesterday", false)]
    [TestCase("2026-01-02", false)]
    public async Task A_timestamp_that_can_be_empty_has_a_pattern(string value, bool valid)
    {
        var schema = (await BundleAsync(Path.Combine(RepositoryCopy.Root, "spec")))["components"]!["schemas"]!["AdSchedule"]!["properties"]!["next_ad_at"]!;

        Assert.That(schema["format"], Is.Null, "clients parse it");
        Assert.That(Regex.IsMatch(value, (string)schema["pattern"]!), Is.EqualTo(valid));
    }

    [Test]
    public async Task A_subscription_calls_back_with_every_event()
    {
        var bundle = await BundleAsync(Path.Combine(RepositoryCopy.Root, "spec"));
        var callback = bundle["paths"]!["/eventsub/subscriptions"]!["post"]!["callbacks"]!["message"]!["{$request.body#/transport/callback}"]!["post"]!;

        var events = callback["requestBody"]!.SelectTokens("$..$ref").Select(reference => (string?)reference);
        var known = bundle["x-eventsub-types"]!.Select(type => (string?)type["event"]!["$ref"]);
        Assert.That(events, Is.EquivalentTo(known.Append("#/components/schemas/EventSubSubscription")));
    }

    [Test]
    public async Task It_speaks_of_Twitch_alone()
    {
        using var folder = new TemporaryFolder();
        var (bundle, events) = (folder.PathOf("bundle.json"), folder.PathOf("events.json"));

        var run = await CommandRun.GeneratorAsync("bundle", Path.Combine(RepositoryCopy.Root, "spec"), "--output", bundle, "--asyncapi", events);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in (string[])[bundle, events])
            {
                var text = await File.ReadAllTextAsync(file);
                foreach (var word in CSharpWords)
                    Assert.That(text, Does.Not.Contain(word), file);
            }
            Assert.That(Directory.GetFiles(folder.Path), Is.EquivalentTo(new[] { bundle, events }), "there is none for NSwag without --nswag");
        }
    }

    [Test]
    public async Task There_is_one_document_without_other_options()
    {
        using var spec = SampleSpec.Create();
        using var folder = new TemporaryFolder();
        var output = folder.PathOf("bundle.json");

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(Directory.GetFiles(folder.Path), Is.EqualTo(new[] { output }));
    }

    [Test]
    public async Task Both_documents_describe_the_same_operations()
    {
        using var folder = new TemporaryFolder();
        var (bundle, nswag) = (folder.PathOf("bundle.json"), folder.PathOf("nswag.json"));

        var run = await CommandRun.GeneratorAsync("bundle", Path.Combine(RepositoryCopy.Root, "spec"), "--output", bundle, "--nswag", nswag);

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        var operations = Operations(JObject.Parse(await File.ReadAllTextAsync(bundle))).ToList();
        Assert.That(operations, Has.Count.GreaterThan(100));
        Assert.That(Operations(JObject.Parse(await File.ReadAllTextAsync(nswag))), Is.EqualTo(operations));
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

    [Test]
    public async Task A_release_is_bundled_without_the_rules()
    {
        using var spec = SampleSpec.Create();
        var output = Path.Combine(spec.Folder, "bundle.json");
        await File.WriteAllTextAsync(spec.ThingsFile, SampleSpec.Things.Replace("Gets things.", "", StringComparison.Ordinal));

        var run = await CommandRun.GeneratorAsync("bundle", spec.Folder, "--output", output, "--released");

        Assert.That(run.ExitCode, Is.Zero, run.Output);
        Assert.That(File.Exists(output));
    }

    private static async Task<JObject> BundleAsync(string spec, params string[] more)
    {
        using var folder = new TemporaryFolder();
        var output = folder.PathOf("bundle.json");
        var run = await CommandRun.GeneratorAsync(["bundle", spec, "--output", output, .. more]);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        return JObject.Parse(await File.ReadAllTextAsync(output));
    }

    /// <summary>The operations, each without the keys that only C# needs, and those that only other tools need.</summary>
    private static IEnumerable<string> Operations(JObject document)
    {
        foreach (var property in document["paths"]!.SelectMany(path => ((JContainer)path).DescendantsAndSelf()).OfType<JProperty>().ToList())
            if (property.Name.StartsWith("x-csharp-", StringComparison.Ordinal)
                || property.Name is "x-originalName" or "x-error-statuses" or "responses" or "callbacks" or "description")
                property.Remove();
        return document["paths"]!.Children<JProperty>()
            .SelectMany(path => path.Value.Children<JProperty>(), (path, method) => $"{method.Name} {path.Name} {method.Value.ToString(Formatting.None)}");
    }
}
