using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Batching;

/// <summary>Concurrent single look-ups go out as one call.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BatchTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(20);
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task Look_ups_of_250_users_are_three_calls_with_each_user_once()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);
        var ids = Enumerable.Range(1, 250).Select(number => $"{number}").ToList();

        var lookUps = ids.Select(id => twitch.Batch.Users.GetAsync(id)).ToList();
        await Task.WhenAll(lookUps.Take(200));
        var full = server.Calls.Count;
        time.Advance(Window);
        var users = await Task.WhenAll(lookUps);

        Assert.That(full, Is.EqualTo(2), "full calls don't wait");
        Assert.That(server.Calls.Select(call => UserDirectory.Keys(call).Count), Is.EquivalentTo(new[] { 100, 100, 50 }));
        Assert.That(server.Calls.SelectMany(UserDirectory.Keys), Is.EquivalentTo(ids));
        Assert.That(users.Select(user => user?.Id), Is.EqualTo(ids));
        Assert.That(users.Select(user => user?.DisplayName), Is.EqualTo(ids.Select(id => "User " + id)));
    }

    [Test]
    public async Task One_who_is_not_there_is_null()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        var here = twitch.Batch.Users.GetAsync("1");
        var gone = twitch.Batch.Users.GetAsync("gone");
        time.Advance(Window);

        Assert.That((await here)?.Id, Is.EqualTo("1"));
        Assert.That(await gone, Is.Null);
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task The_same_user_asked_for_twice_is_asked_for_once()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2"), twitch.Batch.Users.GetAsync("1") };
        time.Advance(Window);
        var users = await Task.WhenAll(lookUps);

        Assert.That(UserDirectory.Keys(server.Calls.Single()), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(users[2], Is.SameAs(users[0]));
    }

    [Test]
    public async Task Logins_are_compared_without_case_and_IDs_exactly()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        var logins = new[] { twitch.Batch.Users.GetByLoginAsync("TwitchDev"), twitch.Batch.Users.GetByLoginAsync("twitchdev") };
        var ids = new[] { twitch.Batch.Users.GetAsync("a"), twitch.Batch.Users.GetAsync("A") };
        time.Advance(Window);

        Assert.That((await Task.WhenAll(logins)).Select(user => user?.Login), Is.All.EqualTo("twitchdev"));
        Assert.That((await Task.WhenAll(ids)).Select(user => user?.Id), Is.EqualTo(new[] { "a", "A" }));
        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EquivalentTo(new[] { "login=TwitchDev", "id=a&id=A" }));
    }

    [Test]
    public async Task The_window_begins_with_the_first_and_what_comes_after_it_is_another_call()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        var first = twitch.Batch.Users.GetAsync("1");
        time.Advance(Window / 2);
        var second = twitch.Batch.Users.GetAsync("2");
        var early = server.Calls.Count;
        time.Advance(Window / 2);
        await Task.WhenAll(first, second);
        var third = twitch.Batch.Users.GetAsync("3");
        time.Advance(Window);
        await third;

        Assert.That(early, Is.Zero);
        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EqualTo(new[] { "id=1&id=2", "id=3" }));
    }

    [Test]
    public async Task Without_a_window_each_look_up_is_a_call()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server, options => options.BatchWindow = TimeSpan.Zero);

        await Task.WhenAll(twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2"));

        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EquivalentTo(new[] { "id=1", "id=2" }));
    }

    [Test]
    public async Task Look_ups_share_a_call_only_if_the_rest_of_it_is_the_same()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        await using var twitch = CreateClient(server);

        var lookUps = new[] { ("7", "1"), ("7", "2"), ("8", "1") }.Select(pair => twitch.Batch.Subscriptions.GetAsync(pair.Item1, pair.Item2)).ToList();
        time.Advance(Window);
        await Task.WhenAll(lookUps);

        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EquivalentTo(new[]
        {
            "broadcaster_id=7&user_id=1&user_id=2&first=100",
            "broadcaster_id=8&user_id=1&first=100",
        }));
    }

    [Test]
    public async Task Clients_for_the_same_token_share_a_call_and_others_do_not()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server, options => options.AccessToken = null);

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.ForApp().Batch.Users.GetAsync("2"), twitch.ForApp().Batch.Users.GetAsync("3") };
        time.Advance(Window);
        await Task.WhenAll(lookUps);

        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EquivalentTo(new[] { "id=1", "id=2&id=3" }));
    }

    [Test]
    public async Task From_many_threads_everyone_gets_their_own()
    {
        const int Threads = 8, LookUps = 1000;
        var seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed: {seed}");
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");
        using var start = new Barrier(Threads);

        var wrong = await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Factory.StartNew(
            async () =>
            {
                var random = new Random(seed + thread);
                var ids = Enumerable.Range(0, LookUps).Select(_ => $"{random.Next(2000)}").ToList();
                start.SignalAndWait();
                var users = await Task.WhenAll(ids.Select(id => twitch.Batch.Users.GetAsync(id)));
                return ids.Zip(users).Count(pair => pair.First != pair.Second?.Id);
            },
            TaskCreationOptions.LongRunning).Unwrap()));

        Assert.That(wrong, Is.All.Zero);
        Assert.That(server.Calls.Select(call => UserDirectory.Keys(call)), Is.All.Unique);
        Assert.That(server.Calls, Has.Count.LessThan(Threads * LookUps / 20));
    }

    [Test]
    public async Task A_key_that_is_on_its_way_is_shared_until_its_answer_is_there()
    {
        var held = new TaskCompletionSource();
        await using var server = new LoopbackServer(request => UserDirectory.Find(request) with { After = held.Task });
        await using var twitch = CreateClient(server);

        var first = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        time.Advance(Window);
        await Until.TrueAsync(() => server.Calls.Count == 1);
        var joined = new[] { twitch.Batch.Users.GetAsync("2"), twitch.Batch.Users.GetAsync("3") };
        time.Advance(Window);
        held.SetResult();
        var users = await Task.WhenAll([.. first, .. joined]);
        var again = twitch.Batch.Users.GetAsync("2");
        time.Advance(Window);
        await again;

        Assert.That(users.Select(user => user?.Id), Is.EqualTo(new[] { "1", "2", "2", "3" }));
        Assert.That(users[2], Is.SameAs(users[1]));
        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EqualTo(new[] { "id=1&id=2", "id=3", "id=2" }), "nothing is cached");
    }

    [Test]
    public async Task Ten_thousand_look_ups_of_3000_IDs_in_any_order_are_30_calls()
    {
        const int LookUps = 10_000, IDs = 3000, Threads = 4;
        var seed = Random.Shared.Next();
        TestContext.Out.WriteLine($"Seed: {seed}");
        var ids = Enumerable.Range(0, LookUps).Select(number => $"{number % IDs}").ToArray();
        new Random(seed).Shuffle(ids);
        var held = new TaskCompletionSource();
        await using var server = new LoopbackServer(request => UserDirectory.Find(request) with { After = held.Task });
        await using var twitch = CreateClient(server);
        using var start = new Barrier(Threads);

        // No answer comes before all are asked for.
        var asked = await Task.WhenAll(ids.Chunk(LookUps / Threads).Select(part => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return part.Select(id => twitch.Batch.Users.GetAsync(id)).ToList();
            },
            TaskCreationOptions.LongRunning)));
        held.SetResult();
        var users = await Task.WhenAll(asked.SelectMany(part => part));

        Assert.That(users.Select(user => user?.Id), Is.EqualTo(ids));
        Assert.That(server.Calls.Select(call => UserDirectory.Keys(call).Count), Is.EqualTo(Enumerable.Repeat(100, 30)));
        Assert.That(server.Calls.SelectMany(UserDirectory.Keys), Is.Unique);
    }

    [TestCase("")]
    [TestCase(null)]
    public async Task A_key_that_is_missing_is_asked_for_before_anything_is_sent(string? nothing)
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(() => twitch.Batch.Users.GetAsync(nothing!), Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("id"));
            Assert.That(() => twitch.Batch.Subscriptions.GetAsync(nothing!, "1"),
                Throws.InstanceOf<ArgumentException>().With.Property("ParamName").EqualTo("broadcasterId"));
        }
        time.Advance(Window);
        Assert.That(server.Calls, Is.Empty);
    }

    [TestCase(-1)]
    [TestCase(61_000)]
    public void A_window_that_is_no_window_is_named(int milliseconds) =>
        Assert.That(
            () => HelixClient.Create(new HelixOptions { ClientId = "id", BatchWindow = TimeSpan.FromMilliseconds(milliseconds) }),
            Throws.TypeOf<OptionsValidationException>().With.Message.Contains("HelixOptions.BatchWindow"));

    private HelixClient CreateClient(LoopbackServer server, Action<HelixOptions>? change = null) => server.CreateClient(
        options =>
        {
            options.AccessToken = "ready-token";
            options.BatchWindow = Window;
            change?.Invoke(options);
        },
        builder => builder.Services.AddSingleton<TimeProvider>(time));
}
