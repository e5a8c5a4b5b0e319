using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

/// <summary>The items of long lists differ as Twitch's do, and are the same in each run.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LongListTests
{
    [Test]
    public async Task Streams_differ_and_come_by_viewers()
    {
        using var server = HelixTestServer.Start();

        var streams = await ListAsync(server, "streams?first=100");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((string?)streams[0]["user_login"], Is.EqualTo("harborlight"), "the first is the example's");
            foreach (var name in new[] { "id", "user_id", "user_login", "user_name" })
                Assert.That(streams.Select(stream => (string?)stream[name]), Is.Unique, name);
            Assert.That(streams.Select(stream => (int)stream["viewer_count"]!), Is.Ordered.Descending);
            Assert.That(streams.Select(stream => (int)stream["viewer_count"]!).Distinct().Count(), Is.GreaterThan(60));
            Assert.That(streams.Take(10).Select(stream => (string?)stream["title"]).Distinct().Count(), Is.GreaterThan(6));
            Assert.That(streams.Select(stream => (string?)stream["language"]).Distinct().Count(), Is.GreaterThan(4));
            Assert.That(streams.Select(stream => (string?)stream["game_id"]).Distinct().Count(), Is.GreaterThan(4));
            Assert.That(streams.Select(stream => (string?)stream["thumbnail_url"]), Is.Unique.And.All.Contains("live_user_"));
            Assert.That(streams.Skip(10).Select(stream => (string?)stream["title"]), Has.Some.Empty, "an item with gaps now and then");
        }
    }

    [Test]
    public async Task An_item_is_the_same_whatever_the_page_and_the_server()
    {
        using var server = HelixTestServer.Start();
        using var other = HelixTestServer.Start();

        var large = await ListAsync(server, "streams?first=100");
        var small = await ListAsync(other, "streams?first=7");

        Assert.That(small, Is.EqualTo(large).Using<JToken>(JToken.DeepEquals));
    }

    [Test]
    public async Task Another_seed_makes_another_list()
    {
        using var server = HelixTestServer.Start();
        using var other = HelixTestServer.Start(new HelixTestServerOptions { Seed = 2 });

        var first = await ListAsync(server, "streams?first=100");
        var second = await ListAsync(other, "streams?first=100");

        Assert.That(second.Zip(first).Count(pair => (string?)pair.First["user_login"] == (string?)pair.Second["user_login"]), Is.LessThan(10));
        Assert.That(second.Select(stream => (string?)stream["title"]), Is.Not.EqualTo(first.Select(stream => (string?)stream["title"])));
    }

    [Test]
    public async Task Whoever_is_in_a_list_is_found_by_ID_and_login()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var stream = (await ListAsync(server, "streams"))[124];

        var user = (await caller.CallAsync($"users?id={stream["user_id"]}")).Json["data"]!.Single();
        var live = (await caller.CallAsync($"streams?user_login={stream["user_login"]}")).Json["data"]!.Single();
        var game = (await caller.CallAsync($"games?id={stream["game_id"]}")).Json["data"]!.Single();

        Assert.That(((string?)user["login"], (string?)user["display_name"]), Is.EqualTo(((string?)stream["user_login"], (string?)stream["user_name"])));
        Assert.That(live, Is.EqualTo(stream).Using<JToken>(JToken.DeepEquals));
        Assert.That((string?)game["name"], Is.EqualTo((string?)stream["game_name"]));
    }

    [TestCase("videos?user_id=7", "id")]
    [TestCase("clips?game_id=7", "id")]
    [TestCase("polls?broadcaster_id=7", "id")]
    [TestCase("games/top?", "name")]
    [TestCase("channels/followers?broadcaster_id=7", "user_name")]
    [TestCase("channels/followed?user_id=7", "broadcaster_login")]
    [TestCase("subscriptions?broadcaster_id=7", "user_id")]
    [TestCase("moderation/banned?broadcaster_id=7", "user_login")]
    [TestCase("search/channels?query=x", "broadcaster_login")]
    [TestCase("eventsub/conduits/shards?conduit_id=7", "id")]
    [TestCase("entitlements/drops?", "id")]
    [TestCase("chat/emotes/user?user_id=7", "name")]
    [TestCase("extensions/live?extension_id=7", "broadcaster_name")]
    public async Task Items_are_told_apart(string path, string property)
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { SimulatesEventSub = false });

        var items = await ListAsync(server, path);

        Assert.That(items, Has.Count.EqualTo(250));
        Assert.That(items.Select(item => (string?)item[property]), Is.Unique);
    }

    private static async Task<List<JToken>> ListAsync(HelixTestServer server, string path)
    {
        using var caller = new Caller(server);
        var items = new List<JToken>();
        string? cursor = null;
        do
        {
            var page = (await caller.CallAsync(
                cursor is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}after={Uri.EscapeDataString(cursor)}")).Json;
            items.AddRange(page["data"]!);
            cursor = (string?)page.SelectToken("pagination.cursor");
        }
        while (cursor is not null);
        return items;
    }
}
