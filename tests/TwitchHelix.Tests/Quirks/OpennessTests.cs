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
