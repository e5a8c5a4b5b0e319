using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;
using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

/// <summary>Values that Twitch adds or changes later are read too, and none is lost.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class OpennessTests
{
    private const string Later = """{"data":[{"id":"1","login":"a","mood":{"color":"blue","depth":[1,2]}}],"season":"winter"}""";

    private static IEnumerable<TestCaseData> Values =>
    [
        .. new[] { "live", "LIVE", "Live" }.Select(value => Read($"an enumerated string in another case: {value}",
            twitch => twitch.Streams.GetStreamsAsync(), $$"""{"data":[{"type":"{{value}}"}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].Type, Is.EqualTo(StreamType.Live));
                Assert.That(answer.Data[0].Type.Value, Is.EqualTo(value));
            })),
        Read("an enumerated string that nobody knows", twitch => twitch.Streams.GetStreamsAsync(), """{"data":[{"type":"rerun"}]}""",
            answer =>
            {
                Assert.That(answer.Data[0].Type, Is.EqualTo(new StreamType("rerun")));
                Assert.That(answer.Data[0].Type.Value, Is.EqualTo("rerun"));
            }),
        Read("a number in quotes", twitch => twitch.Streams.GetStreamsAsync(), """{"data":[{"viewer_count":"78365"}]}""",
            answer => Assert.That(answer.Data[0].ViewerCount, Is.EqualTo(78365))),
        Read("a list with null in it", twitch => twitch.Chat.GetGlobalEmotesAsync(),
            """{"data":[null,{"id":"1","format":["static",null],"scale":[null]},null]}""",
            answer =>
            {
                Assert.That(answer.Data.Single().Format.Select(format => format.Value), Is.EqualTo(new[] { "static" }));
                Assert.That(answer.Data[0].Scale, Is.Empty);
            }),
        Read("a map keyed by numbers", twitch => twitch.Users.GetUserActiveExtensionsAsync("1"),
            """{"data":{"panel":{"3":{"active":false},"1":{"active":true,"id":"p"}}}}""",
            answer => Assert.That(answer.Data.Panel.Keys, Is.EquivalentTo(new[] { "1", "3" }))),
    ];

    [TestCaseSource(nameof(Values))]
    public Task Value_is_read(QuirkCase quirk) => quirk.RunAsync();

    [TestCase("id", """{"a":1}""", TestName = "an object for a text")]
    [TestCase("view_count", "\"many\"", TestName = "a text for a number")]
    [TestCase("view_count", "[1,2]", TestName = "a list for a number")]
    [TestCase("created_at", "\"yesterday\"", TestName = "a text for a time")]
    [TestCase("created_at", "99999999999999999", TestName = "a time out of range")]
    public async Task A_value_of_another_type_loses_neither_itself_nor_the_page(string field, string value)
    {
        var page = $$"""{"data":[{"login":"a"},{"{{field}}":{{value}},"login":"b"}]}""";
        await using var server = new LoopbackServer(Answer.Json(page));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await twitch.Users.GetUsersAsync();

        Assert.That(answer.Data.Select(user => user.Login), Is.EqualTo(new[] { "a", "b" }));
        Assert.That((answer.Data[1].Id, answer.Data[1].CreatedAt), Is.EqualTo(("", default(DateTimeOffset))));
        Assert.That(answer.Data[1].AdditionalProperties.Keys, Is.EqualTo(new[] { field }));
        Assert.That(JObject.Parse(answer.Data[1].ToJson())[field]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(value), "it is written again");
    }

    [Test]
    public async Task What_is_changed_in_a_kept_value_is_written()
    {
        await using var server = new LoopbackServer(Answer.Json(Later));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        var user = (await twitch.Users.GetUsersAsync()).Data[0];

        ((JArray)user.AdditionalProperties["mood"]["depth"]!).Add(3);

        Assert.That(user.ToJson(), Does.Contain("""{"color":"blue","depth":[1,2,3]}"""));
    }

    [Test]
    public async Task What_is_kept_in_maps_of_maps_is_written_in_its_place()
    {
        const string Page = """{"data":[{"prefix":"a","tiers":[{"images":{"dark":{"static":{"1":"u1","2":[1,"x"],"3":"u3"},"new":5},"odd":7}}]}]}""";
        await using var server = new LoopbackServer(Answer.Json(Page));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await twitch.Bits.GetCheermotesAsync();

        Assert.That(answer.Data[0].Tiers[0].Images["dark"]["static"].Keys, Is.EquivalentTo(new[] { "1", "3" }));
        var written = JToken.Parse(answer.ToJson())["data"]![0]!["tiers"]![0]!["images"];
        Assert.That(written, Is.EqualTo(JToken.Parse(Page)["data"]![0]!["tiers"]![0]!["images"]).Using<JToken>(JToken.DeepEquals), written!.ToString());
    }

    [TestCase("""{"dark":{"static":{"1":"u1","1":[7]},"animated":{"1":"u2"}}}""", TestName = "a text and a list")]
    [TestCase("""{"dark":{"static":{"1":"u1"},"animated":{"1":"u2"}},"dark":[7]}""", TestName = "a map and a list")]
    public async Task A_key_that_comes_twice_in_a_map_disturbs_nothing_else(string images)
    {
        await using var server = new LoopbackServer(Answer.Json($$$"""{"data":[{"tiers":[{"images":{{{images}}}}]}]}"""));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await twitch.Bits.GetCheermotesAsync();

        Assert.That(answer.ToJson(), Does.Contain("""{"static":{"1":"u1"},"animated":{"1":"u2"}}""").And.Not.Contains("7"));
    }

    [Test]
    public async Task An_item_of_another_type_loses_neither_itself_nor_the_list()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[{"login":"a"},[1,2],"text",{"login":"b"}]}"""));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await twitch.Users.GetUsersAsync();

        Assert.That(answer.Data.Select(user => user.Login), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(answer.AdditionalProperties["data"].ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""[[1,2],"text"]"""));
        Assert.That(((JArray)JObject.Parse(answer.ToJson())["data"]!).Count, Is.EqualTo(4), "all are written again");
    }

    [Test]
    public async Task A_value_of_a_map_of_another_type_loses_neither_itself_nor_the_map()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":{"panel":{"1":{"active":true,"id":"p"},"2":7}}}"""));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await twitch.Users.GetUserActiveExtensionsAsync("1");

        Assert.That(answer.Data.Panel.Keys, Is.EqualTo(new[] { "1" }));
        Assert.That((int?)answer.Data.AdditionalProperties["panel"]["2"], Is.EqualTo(7));
        Assert.That(((JObject)JObject.Parse(answer.Data.ToJson())["panel"]!).Properties().Select(each => each.Name), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_map_that_is_sent_as_a_list_with_one_key_twice_is_kept_as_the_list()
    {
        const string List = """[{"1":"x"},"y"]""";
        await using var server = new LoopbackServer(Answer.Json("""{"data":[{"id":"a","condition":LIST}]}""".Replace("LIST", List, StringComparison.Ordinal)));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var subscription = (await twitch.EventSub.GetEventSubSubscriptionsAsync()).Data.Single();

        Assert.That((subscription.Id, subscription.Condition.Count), Is.EqualTo(("a", 0)));
        Assert.That(subscription.AdditionalProperties["condition"].ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(List));
    }

    [TestCase("[null]", 0)]
    [TestCase("[\"x\"]", 0)]
    [TestCase("[[{\"id\":\"p\"}]]", 1)]
    public async Task A_list_of_something_else_for_a_map_of_objects_loses_no_page(string list, int count)
    {
        var body = """{"data":{"panel":LIST,"overlay":{"1":{"id":"o"}}}}""".Replace("LIST", list, StringComparison.Ordinal);
        await using var server = new LoopbackServer(Answer.Json(body));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var extensions = (await twitch.Users.GetUserActiveExtensionsAsync("1")).Data;

        Assert.That((extensions.Panel.Count, extensions.Overlay["1"].Id), Is.EqualTo((count, "o")));
    }

    [Test]
    public void A_list_without_an_item_that_can_be_read_is_written_again()
    {
        const string Json = """{"muted_segments":[7]}""";

        var video = Newtonsoft.Json.JsonConvert.DeserializeObject<Video>(Json)!;

        Assert.That(video.MutedSegments, Is.Empty);
        Assert.That(JObject.Parse(video.ToJson())["muted_segments"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("[7]"));
    }

    [Test]
    public void A_map_in_a_map_with_a_value_that_cannot_be_read_is_written_again_whole()
    {
        const string Images = """{"dark":{"animated":{"1":"u","2":{}}}}""";

        var again = Newtonsoft.Json.JsonConvert.DeserializeObject<CheermoteTier>($$"""{"images":{{Images}}}""")!.ToJson();

        Assert.That(JObject.Parse(again)["images"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo(Images));
    }

    [Test]
    public async Task A_field_that_came_later_is_kept_and_written_again()
    {
        await using var server = new LoopbackServer(Answer.Json(Later));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        var answer = await twitch.Users.GetUsersAsync();
        await twitch.SendAsync<string>(HttpMethod.Post, "written-again", body: answer.Data[0]);

        Assert.That(answer.AdditionalProperties.Keys, Is.EqualTo(new[] { "season" }));
        Assert.That(answer.Data[0].AdditionalProperties.Keys, Is.EqualTo(new[] { "mood" }));
        Assert.That(server.Calls[^1].Json!["mood"], Is.EqualTo(JToken.Parse("""{"color":"blue","depth":[1,2]}""")).Using<JToken>(JToken.DeepEquals));
    }
}
