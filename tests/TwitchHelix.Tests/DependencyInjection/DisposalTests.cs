using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.DependencyInjection;

/// <summary>Every way of calling a disposed client throws an exception that says so.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DisposalTests
{
    private static readonly Dictionary<string, Func<IHelixClient, Task>> Calls = new()
    {
        ["a call"] = twitch => twitch.Games.GetTopGamesAsync(),
        ["a call without an answer"] = twitch => twitch.Users.BlockUserAsync("1"),
        ["a call that takes no token"] = twitch => twitch.Schedule.GetChannelICalendarAsync("1"),
        ["a raw call"] = twitch => twitch.SendAsync<JObject>(HttpMethod.Get, "new/endpoint"),
        ["a look-up"] = twitch => twitch.Batch.Users.GetAsync("1"),
        ["a walk"] = async twitch => await twitch.Games.GetTopGamesPagedAsync().GetAsyncEnumerator().MoveNextAsync(),
        ["a call for a user"] = twitch => twitch.ForUser("1").Users.GetUsersAsync(),
        ["a call for the application"] = twitch => twitch.ForApp().Users.GetUsersAsync(),
        ["a call that does not wait"] = twitch => twitch.WithRateLimitWait(TimeSpan.Zero).Users.GetUsersAsync(),
        ["a token"] = twitch => twitch.Tokens.GetAsync("1"),
        ["the identity server"] = twitch => twitch.Identity.ValidateAsync("token"),
    };

    private static IEnumerable<string> CallNames => Calls.Keys;

    [Test]
    public async Task A_client_that_was_disposed_says_so([ValueSource(nameof(CallNames))] string call, [Values] bool used)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var twitch = server.CreateClient();
        if (used)
            await twitch.Games.GetTopGamesAsync();
        var sent = server.Calls.Count;
        twitch.Dispose();

        var e = Assert.ThrowsAsync<ObjectDisposedException>(() => Calls[call](twitch))!;

        Assert.That(e.ObjectName, Is.EqualTo(nameof(HelixClient)));
        Assert.That(server.Calls, Has.Count.EqualTo(sent));
    }

    [Test]
    public async Task Clients_made_from_it_before_say_so_too()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var twitch = server.CreateClient();
        var app = twitch.ForApp();
        var users = twitch.Users;
        await twitch.DisposeAsync();

        Assert.That(
            async () => await app.Games.GetTopGamesAsync(), Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo(nameof(HelixClient)));
        Assert.That(async () => await users.GetUsersAsync(), Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo(nameof(HelixClient)));
    }

    [Test]
    public async Task A_walk_that_is_under_way_ends_with_it()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[{"id":"1"}],"pagination":{"cursor":"next"}}"""));
        var twitch = server.CreateClient();
        await using var games = twitch.Games.GetTopGamesPagedAsync().GetAsyncEnumerator();
        await games.MoveNextAsync();
        await twitch.DisposeAsync();

        Assert.That(async () => await games.MoveNextAsync(), Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo(nameof(HelixClient)));
    }

    [Test]
    public async Task A_client_whose_container_was_disposed_says_so()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        var services = new ServiceCollection().AddTwitchHelix(server.Configure).Services.BuildServiceProvider();
        var twitch = services.GetRequiredService<IHelixClient>();
        await services.DisposeAsync();

        Assert.That(async () => await twitch.Games.GetTopGamesAsync(),
            Throws.TypeOf<ObjectDisposedException>().With.Property("ObjectName").EqualTo(nameof(HelixClient)));
        Assert.That(server.Calls.Concat(server.IdentityCalls), Is.Empty);
    }

    [Test]
    public async Task Disposing_what_a_container_or_ForUser_made_changes_nothing()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var services = new ServiceCollection().AddTwitchHelix(server.Configure).Services.BuildServiceProvider();
        var twitch = (HelixClient)services.GetRequiredService<IHelixClient>();

        ((HelixClient)twitch.ForApp()).Dispose();
        twitch.Dispose();
        await twitch.DisposeAsync();
        await twitch.Games.GetTopGamesAsync();

        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }
}
