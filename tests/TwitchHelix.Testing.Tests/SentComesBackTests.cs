using System.Net;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

/// <summary>The answer repeats the values of query and body.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SentComesBackTests
{
    [Test]
    public async Task A_poll_is_the_one_that_was_created()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = await ClientAsync(server);

        var poll = (await twitch.Polls.CreatePollAsync(new CreatePollBody
        {
            BroadcasterId = "7",
            Title = "Tabs?",
            Choices = [new() { Title = "Tabs" }, new() { Title = "Spaces" }, new() { Title = "Both" }],
            Duration = 60,
        })).Data.Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That((poll.BroadcasterId, poll.Title, poll.Duration, poll.ChannelPointsVotingEnabled), Is.EqualTo(("7", "Tabs?", 60, false)));
            Assert.That((poll.BroadcasterLogin, poll.BroadcasterName), Is.EqualTo(("user7", "user7")));
            Assert.That(poll.Choices.Select(choice => choice.Title), Is.EqualTo(new[] { "Tabs", "Spaces", "Both" }));
            Assert.That(poll.Choices.Select(choice => choice.Id), Is.Unique);
        }
    }

    [Test]
    public async Task Look_ups_of_a_batch_find_what_they_ask_for()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = HelixClient.Create(server.CreateOptions());

        var byLogin = await twitch.Batch.Users.GetByLoginAsync("twitchdev");
        var known = await twitch.Batch.Users.GetAsync("40010002");
        var stream = await twitch.Batch.Streams.GetByLoginAsync("twitchdev");
        var game = await twitch.Batch.Games.GetByNameAsync("Fortnite");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((byLogin?.Login, byLogin?.DisplayName), Is.EqualTo(("twitchdev", "twitchdev")));
            Assert.That((known?.Login, known?.DisplayName), Is.EqualTo(("quietfox", "QuietFox")));
            Assert.That((stream?.UserLogin, stream?.UserId), Is.EqualTo(("twitchdev", byLogin?.Id)));
            Assert.That(game?.Name, Is.EqualTo("Fortnite"));
        }
        Assert.That(await twitch.Batch.Users.GetAsync(byLogin!.Id), Has.Property("Login").EqualTo("twitchdev"), "an ID leads back to its login");
        Assert.That(await twitch.Batch.Games.GetAsync(game!.Id), Has.Property("Name").EqualTo("Fortnite"));
    }

    [Test]
    public async Task Each_key_has_one_item_and_the_same_key_the_same_item()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var users = (await caller.CallAsync("users?id=1&id=2&id=3&id=2&id=40010001&login=harborlight&login=x")).Json["data"]!.ToList();
        var again = (await caller.CallAsync("users?id=3")).Json["data"]!.Single();

        Assert.That(users.Select(user => (string?)user["login"]), Is.EqualTo(new[] { "user1", "user2", "user3", "harborlight", "x" }));
        Assert.That(again, Is.EqualTo(users[2]).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task Keys_come_in_pages_too()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var ids = Enumerable.Range(1, 30).Select(id => $"{id}").ToArray();
        var path = "streams?" + string.Join('&', ids.Select(id => "user_id=" + id));

        var first = (await caller.CallAsync(path)).Json;
        var second = (await caller.CallAsync($"{path}&after={first.SelectToken("pagination.cursor")}")).Json;

        var streams = first["data"]!.Concat(second["data"]!).ToList();
        Assert.That((first["data"]!.Count(), second["data"]!.Count()), Is.EqualTo((20, 10)));
        Assert.That(second["pagination"], Is.Empty);
        Assert.That(streams.Select(stream => (string?)stream["user_id"]), Is.EquivalentTo(ids));
        Assert.That(streams.Select(stream => (int)stream["viewer_count"]!), Is.Ordered.Descending);
    }

    [Test]
    public async Task Filters_are_true_of_every_item()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var category = (await caller.CallAsync("games/top")).Json["data"]![2]!;

        var streams = (await caller.CallAsync($"streams?game_id={category["id"]}&language=de&language=fr&type=all&first=100")).Json["data"]!;
        var clips = (await caller.CallAsync("clips?broadcaster_id=7&is_featured=true")).Json["data"]!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(streams.Count(), Is.EqualTo(100));
            Assert.That(streams.Select(stream => ((string?)stream["game_id"], (string?)stream["game_name"])).Distinct(),
                Is.EqualTo(new[] { ((string?)category["id"], (string?)category["name"]) }));
            Assert.That(streams.Select(stream => (string?)stream["language"]).Distinct(), Is.EquivalentTo(new[] { "de", "fr" }));
            Assert.That(streams.Select(stream => (string?)stream["type"]).Distinct(), Is.SubsetOf(new[] { "live", "" }),
                "a filter that no item can have is left alone");
            Assert.That(clips.Select(clip => ((string?)clip["broadcaster_id"], (string?)clip["broadcaster_name"], (bool)clip["is_featured"]!)).Distinct(),
                Is.EqualTo(new[] { ("7", "user7", true) }));
        }
    }

    [Test]
    public async Task Who_asks_is_not_who_is_answered_about()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = await ClientAsync(server);

        var streams = (await twitch.Streams.GetFollowedStreamsAsync("7")).Data;

        Assert.That(streams.Select(stream => stream.UserId), Is.Unique.And.None.EqualTo("7"));
    }

    [Test]
    public async Task Properties_of_another_name_and_wrapped_bodies_come_back()
    {
        using var server = HelixTestServer.Start();
        await using var twitch = await ClientAsync(server);

        var reward = (await twitch.ChannelPoints.CreateCustomRewardsAsync("7", new CreateCustomRewardsBody
        {
            Title = "Stretch",
            Cost = 12,
            IsMaxPerStreamEnabled = true,
            MaxPerStream = 3,
        })).Data.Single();
        using var caller = new Caller(server);
        var redemptions = (await caller.CallAsync(
            "channel_points/custom_rewards/redemptions?broadcaster_id=7&reward_id=the-reward&id=a&id=b", method: HttpMethod.Patch,
            body: """{"status":"CANCELED"}""")).Json["data"]!;
        var ban = (await twitch.Moderation.BanUserAsync("7", "7", new BanUserBody { Data = new() { UserId = "9" } })).Data;
        var checks = (await twitch.Moderation.CheckAutoModStatusAsync("7", new CheckAutoModStatusBody
        {
            Data = [.. Enumerable.Range(1, 3).Select(id => new CheckAutoModStatusMessage { MsgId = $"{id}", MsgText = "hi" })],
        })).Data;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((reward.Title, reward.Cost, reward.MaxPerStreamSetting.IsEnabled, reward.MaxPerStreamSetting.MaxPerStream),
                Is.EqualTo(("Stretch", 12L, true, 3L)));
            Assert.That(
                redemptions.Select(redemption => ((string?)redemption["id"], (string?)redemption.SelectToken("reward.id"), (string?)redemption["status"])),
                Is.EqualTo(new[] { ("a", "the-reward", "CANCELED"), ("b", "the-reward", "CANCELED") }));
            Assert.That(ban.Select(each => each.UserId).Distinct(), Is.EqualTo(new[] { "9" }));
            Assert.That(checks.Select(check => check.MsgId), Is.EqualTo(new[] { "1", "2", "3" }));
        }
    }

    [Test]
    public async Task Objects_have_what_was_sent_and_nothing_of_the_example_beside_it()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { SimulatesEventSub = false });
        using var caller = new Caller(server);

        var reply = await caller.CallAsync("eventsub/subscriptions", method: HttpMethod.Post, body: """
            {"type":"stream.online","version":"1","condition":{"broadcaster_user_id":"7"},
            "transport":{"method":"websocket","session_id":"s","secret":"not to be told"}}
            """);

        var subscription = (JObject)reply.Json["data"]!.Single();
        Assert.That((string?)subscription["type"], Is.EqualTo("stream.online"));
        Assert.That(subscription["condition"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"broadcaster_user_id":"7"}"""));
        Assert.That(subscription["transport"]!.ToString(Newtonsoft.Json.Formatting.None), Is.EqualTo("""{"method":"websocket","session_id":"s"}"""));
    }

    [Test]
    public async Task A_schedule_has_the_segment_that_was_sent()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var created = await caller.CallAsync("schedule/segment?broadcaster_id=7", method: HttpMethod.Post, body: """
            {"start_time":"2026-07-01T18:00:00Z","timezone":"Europe/Berlin","duration":"60","is_recurring":false,"title":"Sail away"}
            """);
        var found = await caller.CallAsync("schedule?broadcaster_id=7&id=mine");

        Assert.That(((string?)created.Json.SelectToken("data.broadcaster_id"), (string?)created.Json.SelectToken("data.broadcaster_login")),
            Is.EqualTo(("7", "user7")));
        Assert.That((string?)created.Json.SelectToken("data.segments[0].title"), Is.EqualTo("Sail away"));
        Assert.That(created.Body, Does.Contain("\"start_time\":\"2026-07-01T18:00:00Z\""));
        Assert.That(found.Json.SelectTokens("data.segments[*].id").Values<string>(), Is.EqualTo(new[] { "mine" }));
    }

    [Test]
    public async Task An_example_without_a_length_has_what_was_sent_too()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ListLength = null });
        using var caller = new Caller(server);

        var found = await caller.CallAsync("streams?user_login=twitchdev&user_login=harborlight");
        var all = await caller.CallAsync("streams?language=is");

        Assert.That(found.Json.SelectTokens("data[*].user_login").Values<string>(), Is.EquivalentTo(new[] { "twitchdev", "harborlight" }));
        Assert.That(found.Json["pagination"], Is.Empty);
        Assert.That(all.Json.SelectTokens("data[*].language").Values<string>(), Is.EqualTo(new[] { "is", "is" }));
    }

    [Test]
    public async Task Users_that_were_added_have_their_names_in_answers_at_once()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        await caller.CallAsync("users?id=77");

        server.Identity.AddUser(new HelixTestUser("77", "seagull") { DisplayName = "SeaGull" });

        var user = (await caller.CallAsync("users?id=77")).Json["data"]!.Single();
        Assert.That(((string?)user["login"], (string?)user["display_name"]), Is.EqualTo(("seagull", "SeaGull")));
        Assert.That((string?)(await caller.CallAsync("users?login=SeaGull")).Json.SelectToken("data[0].id"), Is.EqualTo("77"));
    }

    [Test]
    public async Task What_is_no_JSON_does_no_harm()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        foreach (var body in new[] { "{", "[]", "7", "null", """{"choices":7,"title":{},"data":[7]}""" })
            Assert.That((await caller.CallAsync("polls", method: HttpMethod.Post, body: body)).Status, Is.EqualTo(HttpStatusCode.OK), body);
    }

    private static async Task<HelixClient> ClientAsync(HelixTestServer server)
    {
        var twitch = HelixClient.Create(server.CreateOptions());
        var scopes = HelixOperations.ScopesFor([.. HelixOperations.All]);
        await twitch.Tokens.AddAsync(server.Identity.CreateUserToken("7", scopes).ToHelixToken());
        return twitch;
    }
}
