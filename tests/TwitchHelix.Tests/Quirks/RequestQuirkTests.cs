using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

[Parallelizable(ParallelScope.All)]
public sealed class RequestQuirkTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 5, 4, 5, TimeSpan.FromHours(2));

    private static IEnumerable<TestCaseData> Queries =>
    [
        Query("E1 a time is in UTC and escaped", twitch => twitch.Clips.GetClipsAsync("1", startedAt: Time, endedAt: Time.AddMilliseconds(250)),
            "broadcaster_id=1&started_at=2026-01-02T03%3A04%3A05Z&ended_at=2026-01-02T03%3A04%3A05.25Z"),
        Query("E2 a list is a repeated key", twitch => twitch.Users.GetUsersAsync(ids: ["1", "2"], logins: ["a", "b"]), "id=1&id=2&login=a&login=b"),
        Query("E2 a list of enumerated strings is a repeated key",
            twitch => twitch.Extensions.GetExtensionConfigurationSegmentAsync(
                "e", [ExtensionConfigurationSegmentType.Broadcaster, ExtensionConfigurationSegmentType.Developer], "1"),
            "extension_id=e&segment=broadcaster&segment=developer&broadcaster_id=1"),
        Query("E2 an empty list is not sent", twitch => twitch.Users.GetUsersAsync(ids: [], logins: ["a"]), "login=a"),
        Query("E3 true is in lower case", twitch => twitch.Search.SearchChannelsAsync("a", liveOnly: true), "query=a&live_only=true"),
        Query("E3 false is sent in lower case", twitch => twitch.Search.SearchChannelsAsync("a", liveOnly: false), "query=a&live_only=false"),
        Query("E4 a color is escaped", twitch => twitch.Chat.UpdateUserChatColorAsync("1", "#9146FF"), "user_id=1&color=%239146FF"),
        Query("E4 a cursor is escaped", twitch => twitch.Games.GetTopGamesAsync(after: "a+b/c=&d"), "after=a%2Bb%2Fc%3D%26d"),
        Query("E4 a name is escaped", twitch => twitch.Games.GetGamesAsync(names: ["Pokémon & 日本 #1"]),
            "name=Pok%C3%A9mon%20%26%20%E6%97%A5%E6%9C%AC%20%231"),
        Query("E5 clips of a channel alone", twitch => twitch.Clips.GetClipsAsync(broadcasterId: "1"), "broadcaster_id=1"),
        Query("E5 clips of a game alone", twitch => twitch.Clips.GetClipsAsync(gameId: "1"), "game_id=1"),
        Query("E5 clips by ID alone", twitch => twitch.Clips.GetClipsAsync(ids: ["1"]), "id=1"),
        Query("E5 videos of a user alone", twitch => twitch.Videos.GetVideosAsync(userId: "1"), "user_id=1"),
        Query("E5 videos of a game alone", twitch => twitch.Videos.GetVideosAsync(gameId: "1"), "game_id=1"),
        Query("E5 videos by ID alone", twitch => twitch.Videos.GetVideosAsync(ids: ["1"]), "id=1"),
        Query("E6 add moderator", twitch => twitch.Moderation.AddChannelModeratorAsync("1", "2"), "broadcaster_id=1&user_id=2"),
        Query("E6 remove moderator", twitch => twitch.Moderation.RemoveChannelModeratorAsync("1", "2"), "broadcaster_id=1&user_id=2"),
        Query("E6 add VIP", twitch => twitch.Moderation.AddChannelVipAsync("1", "2"), "broadcaster_id=1&user_id=2"),
        Query("E6 remove VIP", twitch => twitch.Moderation.RemoveChannelVipAsync("1", "2"), "broadcaster_id=1&user_id=2"),
        Query("E6 unban names the moderator", twitch => twitch.Moderation.UnbanUserAsync("1", "3", "2"), "broadcaster_id=1&moderator_id=3&user_id=2"),
        Query("E6 chatters name the moderator", twitch => twitch.Chat.GetChattersAsync("1", "3"), "broadcaster_id=1&moderator_id=3"),
        Query("E10 the global segment without broadcaster_id",
            twitch => twitch.Extensions.GetExtensionConfigurationSegmentAsync("e", [ExtensionConfigurationSegmentType.Global]),
            "extension_id=e&segment=global"),
    ];

    private static IEnumerable<TestCaseData> Bodies =>
    [
        Body("E1 a time in a body is in UTC",
            twitch => twitch.Schedule.CreateChannelStreamScheduleSegmentAsync("1", new() { StartTime = Time, Timezone = "Europe/Berlin", Duration = "60" }),
            """{"start_time":"2026-01-02T03:04:05Z","timezone":"Europe/Berlin","duration":"60"}"""),
        Body("D43 the duration of a changed segment is text",
            twitch => twitch.Schedule.UpdateChannelStreamScheduleSegmentAsync("1", "2", new() { Duration = "120" }), """{"duration":"120"}"""),
        Body("D14 settings of a reward are flat when written",
            twitch => twitch.ChannelPoints.UpdateCustomRewardAsync("1", "2", new()
            {
                IsMaxPerStreamEnabled = true,
                MaxPerStream = 5,
                IsMaxPerUserPerStreamEnabled = true,
                MaxPerUserPerStream = 2,
                IsGlobalCooldownEnabled = false,
                GlobalCooldownSeconds = 0,
            }),
            """
            {"is_max_per_stream_enabled":true,"max_per_stream":5,
            "is_max_per_user_per_stream_enabled":true,"max_per_user_per_stream":2,
            "is_global_cooldown_enabled":false,"global_cooldown_seconds":0}
            """),
        Body("D46 extensions are in data, an inactive slot is bare",
            twitch => twitch.Users.UpdateUserExtensionsAsync(new()
            {
                Data = new()
                {
                    Panel = new Dictionary<string, UpdateUserExtensionsSlot>
                    {
                        ["1"] = new() { Active = true, Id = "p", Version = "1.1" },
                        ["2"] = new() { Active = false },
                    },
                    Component = new Dictionary<string, UpdateUserExtensionsComponent>
                    {
                        ["1"] = new() { Active = true, Id = "c", Version = "2", X = 0, Y = 5 },
                    },
                },
            }),
            """
            {"data":{"panel":{"1":{"active":true,"id":"p","version":"1.1"},"2":{"active":false}},
            "component":{"1":{"active":true,"id":"c","version":"2","x":0,"y":5}}}}
            """),
        Body("D61 a ban is in data", twitch => twitch.Moderation.BanUserAsync("1", "1", new() { Data = new() { UserId = "2", Duration = 300 } }),
            """{"data":{"user_id":"2","duration":300}}"""),
        Body("D61 a warning is in data", twitch => twitch.Moderation.WarnChatUserAsync("1", "1", new() { Data = new() { UserId = "2", Reason = "a" } }),
            """{"data":{"user_id":"2","reason":"a"}}"""),
        Body("D61 messages to check are in data",
            twitch => twitch.Moderation.CheckAutoModStatusAsync("1", new() { Data = [new() { MsgId = "7", MsgText = "a" }] }),
            """{"data":[{"msg_id":"7","msg_text":"a"}]}"""),
        Body("E7 shards name their conduit in the body",
            twitch => twitch.Conduits.UpdateConduitShardsAsync(new()
            {
                ConduitId = "c",
                Shards = [new() { Id = "0", Transport = new() { Method = ConduitShardTransportMethod.Websocket, SessionId = "s" } }],
            }),
            """{"conduit_id":"c","shards":[{"id":"0","transport":{"method":"websocket","session_id":"s"}}]}"""),
        Body("E8 nothing set is nothing sent", twitch => twitch.Channels.ModifyChannelInformationAsync("1", new()), "{}"),
        Body("E8 tags are cleared and the game is none",
            twitch => twitch.Channels.ModifyChannelInformationAsync("1", new() { Tags = [], GameId = "0", Title = "", Delay = 0, IsBrandedContent = false }),
            """{"tags":[],"game_id":"0","title":"","delay":0,"is_branded_content":false}"""),
        Body("E8 a level of 0", twitch => twitch.Moderation.UpdateAutoModSettingsAsync("1", "1", new() { OverallLevel = 0 }), """{"overall_level":0}"""),
        Body("E8 a mode is switched off", twitch => twitch.Chat.UpdateChatSettingsAsync("1", "1", new() { FollowerMode = false, FollowerModeDuration = 0 }),
            """{"follower_mode":false,"follower_mode_duration":0}"""),
        Body("E10 writing the global segment without broadcaster_id",
            twitch => twitch.Extensions.SetExtensionConfigurationSegmentAsync(
                new() { ExtensionId = "e", Segment = ExtensionConfigurationSegmentType.Global, Content = "" }),
            """{"extension_id":"e","segment":"global","content":""}"""),
        Body("E10 writing the segment of a channel with broadcaster_id",
            twitch => twitch.Extensions.SetExtensionConfigurationSegmentAsync(
                new() { ExtensionId = "e", Segment = ExtensionConfigurationSegmentType.Broadcaster, BroadcasterId = "1" }),
            """{"extension_id":"e","segment":"broadcaster","broadcaster_id":"1"}"""),
    ];

    private static IEnumerable<TestCaseData> ExtensionCalls => new (string Name, Func<IHelixClient, Task> Call)[]
    {
        ("secrets", twitch => twitch.Extensions.GetExtensionSecretsAsync("e")),
        ("configuration", twitch => twitch.Extensions.GetExtensionConfigurationSegmentAsync("e", [ExtensionConfigurationSegmentType.Global])),
        ("chat", twitch => twitch.Extensions.SendExtensionChatMessageAsync("1", new() { ExtensionId = "e", ExtensionVersion = "1", Text = "a" })),
        ("PubSub", twitch => twitch.Extensions.SendExtensionPubSubMessageAsync(new() { Message = "a", Target = ["broadcast"], BroadcasterId = "1" })),
    }.Select(each => Sends($"E15 extension {each.Name} with the given JWT and the client ID", each.Call, sent =>
    {
        Assert.That(sent.Header("Authorization"), Is.EqualTo("Bearer ready-token"));
        Assert.That(sent.Header("Client-Id"), Is.EqualTo("the-client-id"));
    }));

    [TestCaseSource(nameof(Queries))]
    [TestCaseSource(nameof(Bodies))]
    [TestCaseSource(nameof(ExtensionCalls))]
    public Task Request_is_sent(QuirkCase quirk) => quirk.RunAsync();

    private static TestCaseData Query(string name, Func<IHelixClient, Task> call, string query) =>
        Sends(name, call, sent => Assert.That(sent.RawQuery, Is.EqualTo(query)));

    private static TestCaseData Body(string name, Func<IHelixClient, Task> call, string body) => Sends(name, call, sent =>
        Assert.That(Members(sent.Body), Is.EquivalentTo(Members(body)), sent.Body));

    /// <summary>Each value with its path. The order of properties doesn't matter.</summary>
    private static IEnumerable<string> Members(string body)
    {
        using var reader = new JsonTextReader(new StringReader(body)) { DateParseHandling = DateParseHandling.None };
        return [.. JToken.ReadFrom(reader).SelectTokens("$..*").Where(token => !token.HasValues).Select(token => $"{token.Path} {token.Type} {token}")];
    }
}
