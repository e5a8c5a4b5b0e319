using System.Text.Json.Serialization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Serialization;

/// <summary>The serializers of an application write and read every model without loss: in a cache, in a database, in an answer of its own.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SerializerTests
{
    private const string Later = ""","later":{"a":[1,null,"2026-01-02T03:04:05Z"]},"viewer_count":{"many":true}""";

    private static IEnumerable<WireOperation> WithContent => WireOperation.All.Where(operation => operation.Response is JObject);

    private static IEnumerable<WireOperation> WithBody => WireOperation.All.Where(operation => operation.Body is JObject);

    [TestCaseSource(nameof(WithContent))]
    public void An_answer_stays_the_same(WireOperation operation) => Check(TypeOf(operation.Id + "Response"), operation.Response!);

    [TestCaseSource(nameof(WithBody))]
    public void A_body_stays_the_same(WireOperation operation) => Check(TypeOf(operation.Id + "Body"), operation.Body!);

    [Test]
    public void What_no_version_knows_stays_the_same()
    {
        var json = """{"id":"1","type":"rerun","tags":[],"started_at":"2026-01-02T03:04:05.123Z"LATER}""".Replace("LATER", Later, StringComparison.Ordinal);
        var stream = JsonConvert.DeserializeObject<LiveStream>(json)!;

        object[] all = [ByNewtonsoft(stream, typeof(LiveStream)), BySystem(stream, typeof(LiveStream)), BySourceGeneration(stream)];
        foreach (var again in all.Cast<LiveStream>())
        {
            Assert.That(again.Type, Is.EqualTo(new StreamType("rerun")));
            Assert.That(again.AdditionalProperties.Keys, Is.EqualTo(new[] { "later", "viewer_count" }));
            Assert.That(again.ToJson(), Is.EqualTo(stream.ToJson()));
        }
    }

    [Test]
    public void What_somebody_else_has_parsed_is_read_the_same()
    {
        // It has read the times already.
        var parsed = JObject.Parse("""{"title":"2026-01-02T03:04:05Z","started_at":"2026-01-02T03:04:05","viewer_count":5}""").ToObject<LiveStream>()!;
        var made = JObject.FromObject(new { viewer_count = 5 }).ToObject<LiveStream>()!;

        Assert.That((parsed.Title, parsed.ViewerCount, made.ViewerCount), Is.EqualTo(("2026-01-02T03:04:05Z", 5, 5)));
        Assert.That(parsed.StartedAt, Is.EqualTo(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)));
    }

    [Test]
    public void Open_enums_are_texts_also_as_keys_and_null()
    {
        var held = new Held(StreamType.Live, null, new() { [VideoType.Archive] = 1 });

        var text = System.Text.Json.JsonSerializer.Serialize(held);

        Assert.That(text, Is.EqualTo("""{"Type":"live","Other":null,"Counts":{"archive":1}}"""));
        var again = System.Text.Json.JsonSerializer.Deserialize<Held>(text)!;
        Assert.That((again.Type, again.Other, again.Counts[VideoType.Archive]), Is.EqualTo((StreamType.Live, (StreamType?)null, 1)));
        Assert.That(JsonConvert.DeserializeObject<Held>(JsonConvert.SerializeObject(held))!.Type, Is.EqualTo(StreamType.Live));
    }

    [Test]
    public void A_text_that_is_no_object_is_a_fault_of_each_serializer()
    {
        Assert.That(() => System.Text.Json.JsonSerializer.Deserialize<LiveStream>("12"), Throws.TypeOf<System.Text.Json.JsonException>());
        Assert.That(() => JsonConvert.DeserializeObject<LiveStream>("12"), Throws.InstanceOf<Newtonsoft.Json.JsonException>());
    }

    private static void Check(Type type, JToken json)
    {
        var value = JsonConvert.DeserializeObject(json.ToString(), type)!;

        foreach (var each in new[] { value, ByNewtonsoft(value, type), BySystem(value, type) })
            Assert.That(Parse(JsonConvert.SerializeObject(each)), Is.EqualTo(json).Using<JToken>(JToken.DeepEquals));
    }

    private static JToken Parse(string json) =>
        JsonConvert.DeserializeObject<JToken>(json, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;

    private static Type TypeOf(string name) =>
        typeof(HelixClient).Assembly.GetType("TwitchHelix." + name) ?? throw new InvalidOperationException($"There is no {name}.");

    private static object ByNewtonsoft(object value, Type type) => JsonConvert.DeserializeObject(JsonConvert.SerializeObject(value), type)!;

    private static object BySystem(object value, Type type) =>
        System.Text.Json.JsonSerializer.Deserialize(System.Text.Json.JsonSerializer.Serialize(value, type), type)!;

    private static LiveStream BySourceGeneration(LiveStream value) =>
        System.Text.Json.JsonSerializer.Deserialize(
            System.Text.Json.JsonSerializer.Serialize(value, SomeTypes.Default.LiveStream), SomeTypes.Default.LiveStream)!;

    private sealed record Held(StreamType Type, StreamType? Other, Dictionary<VideoType, int> Counts);
}

/// <summary>What an application that is trimmed has.</summary>
[JsonSerializable(typeof(LiveStream))]
[JsonSerializable(typeof(StreamType))]
internal sealed partial class SomeTypes : JsonSerializerContext;
