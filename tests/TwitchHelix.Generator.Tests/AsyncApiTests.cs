using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using NJsonSchema;

namespace TwitchHelix.Generator.Tests;

/// <summary>The document of the events, which is packed with the library.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class AsyncApiTests
{
    private const string Made = "thing.made.1";
    private const string MadeTwice = "thing.made.2";
    private static readonly string[] Keys = [Made, MadeTwice];

    [Test]
    public async Task Each_type_and_version_has_a_channel_an_operation_and_a_message()
    {
        using var spec = SampleSpec.Create();
        var document = await DocumentAsync(spec.Folder);

        var message = document["components"]!["messages"]![Made]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)document["asyncapi"], Is.EqualTo("3.0.0"));
            Assert.That((string?)document["info"]!["title"], Is.EqualTo("Twitch EventSub"));
            Assert.That((string?)document["info"]!["version"], Is.EqualTo("1"), "the version of the specification");
            var server = document["servers"]!["websocket"]!;
            Assert.That($"{server["protocol"]}://{server["host"]}{server["pathname"]}", Is.EqualTo("wss://eventsub.wss.twitch.tv/ws"));
            foreach (var (place, part) in new[] { ("channels", document), ("operations", document), ("messages", document["components"]!) })
                Assert.That(Names(part[place]), Is.EqualTo(Keys), place);
            Assert.That(document["channels"]![Made]!["address"]!.Type, Is.EqualTo(JTokenType.Null));
            Assert.That((string?)document["channels"]![Made]!["title"], Is.EqualTo("thing.made, version 1"));
            Assert.That((string?)document["channels"]![Made]!["messages"]![Made]!["$ref"], Is.EqualTo("#/components/messages/thing.made.1"));
            Assert.That((string?)document["operations"]![Made]!["action"], Is.EqualTo("receive"));
            Assert.That((string?)document["operations"]![Made]!["channel"]!["$ref"], Is.EqualTo("#/channels/thing.made.1"));
            Assert.That((string?)message["name"], Is.EqualTo(Made));
            Assert.That((string?)message["title"], Is.EqualTo("thing.made, version 1"));
            Assert.That((string?)message["summary"], Is.EqualTo("A thing is made."));
        }
    }

    [Test]
    public async Task A_message_says_whether_its_type_is_in_beta_or_deprecated()
    {
        using var spec = SampleSpec.Create(eventSubTypes: SampleSpec.EventSubTypes.Replace(
            "    version: '1'\n", "    version: '1'\n    beta: true\n    deprecated: Use version 2 of it.\n", StringComparison.Ordinal));
        var messages = (await DocumentAsync(spec.Folder))["components"]!["messages"]!;

        Assert.That((bool?)messages[Made]!["x-beta"], Is.True);
        Assert.That((string?)messages[Made]!["x-deprecated"], Is.EqualTo("Use version 2 of it."));
        Assert.That(Names(messages[MadeTwice]), Has.None.StartsWith("x-"));
    }

    [Test]
    public async Task A_payload_has_the_subscription_with_the_event_or_with_the_events_of_a_batch()
    {
        using var spec = SampleSpec.Create();
        var document = await DocumentAsync(spec.Folder);

        var (made, twice) = (Payload(document, Made), Payload(document, MadeTwice));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(made["required"]!.Values<string>(), Is.EqualTo(new[] { "subscription", "event" }));
            Assert.That((string?)made["properties"]!["event"]!["$ref"], Is.EqualTo("#/components/schemas/ThingMadeEvent"));
            Assert.That(twice["required"]!.Values<string>(), Is.EqualTo(new[] { "subscription", "events" }));
            Assert.That((string?)twice["properties"]!["events"]!["items"]!["$ref"], Is.EqualTo("#/components/schemas/ThingMadeTwiceEvent"));
            foreach (var (payload, version) in new[] { (made, "1"), (twice, "2") })
            {
                var subscription = payload["properties"]!["subscription"]!["properties"]!;
                Assert.That($"{subscription["type"]!["const"]} {subscription["version"]!["const"]}", Is.EqualTo("thing.made " + version));
            }
        }
    }

    [Test]
    public async Task A_subscription_is_that_of_the_REST_API()
    {
        using var folder = RealSpec();
        var document = await DocumentAsync(folder.Path);

        var subscription = Payload(document, Made)["properties"]!["subscription"]!["allOf"]!;
        Assert.That((string?)subscription[0]!["$ref"], Is.EqualTo("#/components/schemas/EventSubSubscription"));
        Assert.That((string?)subscription[1]!["properties"]!["type"]!["const"], Is.EqualTo("thing.made"));
        Assert.That(Names(document["components"]!["schemas"]), Does.Contain("EventSubTransport"));
    }

    [Test]
    public async Task An_example_is_a_whole_payload_whose_condition_fits_the_event()
    {
        const string More = "\n      - { name: thing_id, description: The ID of the thing. }\n      - { name: shelf_id, description: The ID of its shelf. }\n";
        using var spec = SampleSpec.Create(
            eventSubTypes: SampleSpec.EventSubTypes.Replace("        required: true\n", "        required: true" + More, StringComparison.Ordinal));
        var messages = (await DocumentAsync(spec.Folder))["components"]!["messages"]!;

        var examples = messages[Made]!["examples"]!.Select(example => example["payload"]!).ToList();
        var batch = messages[MadeTwice]!["examples"]![0]!["payload"]!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(examples.Select(example => $"{example["event"]!["thing_id"]} {example["event"]!["owner"]?.Type}"),
                Is.EqualTo(new[] { "1 Null", "1 Object" }));
            Assert.That(Names(examples[0]["subscription"]!["condition"]), Is.EqualTo(new[] { "user_id", "thing_id" }),
                "the required fields, and those that the event has");
            Assert.That((string?)examples[0]["subscription"]!["condition"]!["thing_id"], Is.EqualTo("1"));
            Assert.That((string?)examples[0]["subscription"]!["transport"]!["method"], Is.EqualTo("websocket"));
            Assert.That(batch["events"]!.Select(each => (string?)each["thing_id"]), Is.EqualTo(new[] { "1" }));
            Assert.That((string?)batch["subscription"]!["transport"]!["method"], Is.EqualTo("webhook"), "a WebSocket needs a user token");
        }
    }

    [Test]
    public async Task It_has_the_schemas_that_events_reach_and_no_others()
    {
        using var spec = SampleSpec.Create();
        var document = await DocumentAsync(spec.Folder);

        Assert.That(Names(document["components"]!["schemas"]), Is.EqualTo(new[] { "ThingMadeEvent", "ThingOwner", "ThingMadeTwiceEvent" }));
    }

    [Test]
    public async Task References_point_inside_it([Values] bool real)
    {
        var document = await DocumentAsync(real);

        var references = document.SelectTokens("$..$ref").Select(reference => (string)reference!).ToList();
        Assert.That(references, Has.Count.GreaterThan(6));
        Assert.That(references.Where(reference => Target(reference) is null), Is.Empty);

        JToken? Target(string reference) => reference.Split('/') is ["#", .. var keys]
            ? keys.Aggregate((JToken?)document, (place, key) => place?[key])
            : null;
    }

    [Test]
    public async Task Every_example_is_valid([Values] bool real)
    {
        var document = await DocumentAsync(real);

        var examples = 0;
        using (Assert.EnterMultipleScope())
        {
            foreach (var (key, message) in (JObject)document["components"]!["messages"]!)
            {
                var schema = await SchemaAsync(document, key);
                foreach (var example in message!["examples"]!)
                {
                    Assert.That(schema.Validate(example["payload"]!), Is.Empty, key);
                    examples++;
                }
            }
        }
        Assert.That(examples, Is.GreaterThanOrEqualTo(3));
    }

    [TestCase("owner", "null", true)]
    [TestCase("owner", "{ id: '1' }", true)]
    [TestCase("owner", "{}", false)]
    [TestCase("owner", "'Ann'", false)]
    [TestCase("made_at", "'2026-01-02T03:04:05Z'", true)]
    [TestCase("made_at", "''", false)]
    [TestCase("made_at", "null", false)]
    [TestCase("sold_at", "'2026-01-02T03:04:05Z'", true)]
    [TestCase("sold_at", "''", true)]
    [TestCase("sold_at", "null", true)]
    [TestCase("sold_at", "'yesterday'", false)]
    [TestCase("price", "null", true)]
    [TestCase("price", "5", true)]
    [TestCase("price", "'5'", false)]
    [TestCase("nullable", "true", true)]
    [TestCase("nullable", "null", false)]
    public async Task A_schema_takes_null_and_empty_timestamps_only_where_Twitch_sends_them(string property, string value, bool valid)
    {
        using var spec = SampleSpec.Create(eventSubTypes: SampleSpec.EventSubTypes
            .Replace("05Z' }", "05Z', sold_at: '', price: null, nullable: true }", StringComparison.Ordinal)
            .Replace("        owner:\n", """
                        sold_at:
                          description: When it was sold. Null if it wasn't.
                          type: string
                          format: date-time
                          nullable: true
                          x-empty-string-is-null: true
                        price:
                          description: The price. Null if it has none.
                          type: integer
                          nullable: true
                        nullable:
                          description: Whether it can be null.
                          type: boolean
                        owner:

                """, StringComparison.Ordinal));
        var document = await DocumentAsync(spec.Folder);
        var schema = await SchemaAsync(document, Made);
        var payload = document["components"]!["messages"]![Made]!["examples"]![0]!["payload"]!;

        payload["event"]![property] = JToken.Parse(value);

        Assert.That(schema.Validate(payload).Count == 0, Is.EqualTo(valid));
        Assert.That(document["components"]!["schemas"]!.SelectTokens("$..nullable").OfType<JValue>(), Is.Empty);
    }

    /// <summary>The document of the sample, or of the repository's specification with the events of the sample.</summary>
    private static async Task<JObject> DocumentAsync(bool real)
    {
        using var folder = real ? RealSpec() : null;
        using var spec = SampleSpec.Create();
        return await DocumentAsync(folder?.Path ?? spec.Folder);
    }

    private static async Task<JObject> DocumentAsync(string spec)
    {
        using var folder = new TemporaryFolder();
        var events = folder.PathOf("events.json");
        var run = await CommandRun.GeneratorAsync("bundle", spec, "--output", folder.PathOf("bundle.json"), "--asyncapi", events);
        Assert.That(run.ExitCode, Is.Zero, run.Output);
        using var text = File.OpenText(events);
        await using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        return await JObject.LoadAsync(reader);
    }

    private static TemporaryFolder RealSpec()
    {
        var (folder, root) = (new TemporaryFolder(), Path.Combine(RepositoryCopy.Root, "spec"));
        foreach (var file in Directory.GetFiles(root, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = folder.PathOf(Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        Directory.CreateDirectory(folder.PathOf("eventsub"));
        File.WriteAllText(
            folder.PathOf("eventsub/things-of-the-sample.yaml"),
            SampleSpec.EventSubTypes.Replace("thing:read", "user:read:email", StringComparison.Ordinal));
        return folder;
    }

    private static JToken Payload(JObject document, string key) => document["components"]!["messages"]![key]!["payload"]!;

    /// <summary>The schema of a payload, with all that it refers to inside it.</summary>
    private static Task<JsonSchema> SchemaAsync(JObject document, string key)
    {
        var schema = (JObject)Payload(document, key).DeepClone();
        schema["definitions"] = document["components"]!["schemas"];
        return JsonSchema.FromJsonAsync(schema.ToString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(JToken? json) => ((JObject)json!).Properties().Select(property => property.Name);
}
