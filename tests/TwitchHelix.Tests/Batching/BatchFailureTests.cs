using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Batching;

/// <summary>A failure in a shared call reaches only the callers that it concerns.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BatchFailureTests
{
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(20);
    private readonly FakeTimeProvider time = new();
    private readonly TaskCompletionSource underway = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Test]
    public async Task One_bad_ID_fails_alone()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        var good = Enumerable.Range(1, 99).Select(number => twitch.Batch.Users.GetAsync($"{number}")).ToList();
        var bad = twitch.Batch.Users.GetAsync("bad");
        var users = await Task.WhenAll(good);

        Assert.That(users.Select(user => user?.Id), Is.EqualTo(Enumerable.Range(1, 99).Select(number => $"{number}")));
        var e = Assert.ThrowsAsync<HelixApiException>(() => bad);
        Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(e.ErrorMessage, Is.EqualTo("The ID is malformed."));
        Assert.That(server.Calls, Has.Count.LessThanOrEqualTo(1 + 8));
    }

    [Test]
    public async Task A_hundred_bad_IDs_cost_twenty_calls_more()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        var failures = await FailuresAsync([.. Enumerable.Range(1, 100).Select(number => twitch.Batch.Users.GetAsync($"bad{number}"))]);

        Assert.That(failures, Is.All.TypeOf<HelixApiException>());
        Assert.That(failures, Is.Unique);
        Assert.That(failures.Cast<HelixApiException>().Select(e => (e.StatusCode, e.ErrorMessage)),
            Is.All.EqualTo((HttpStatusCode.BadRequest, "The ID is malformed.")));
        Assert.That(server.Calls, Has.Count.LessThanOrEqualTo(1 + 20));
    }

    [Test]
    public async Task A_failure_of_another_kind_while_a_bad_ID_is_searched_reaches_only_its_own_call()
    {
        await using var server = new LoopbackServer(request => UserDirectory.Keys(request) is { Count: < 100 } keys && keys.Contains("1")
            ? Answer.Json("""{"error":"No","status":500,"message":"not now"}""", 500)
            : UserDirectory.Find(request));
        await using var twitch = CreateClient(server);

        var lookUps = Enumerable.Range(1, 99).Select(number => $"{number}").Append("bad").Select(id => twitch.Batch.Users.GetAsync(id)).ToList();
        await Task.WhenAny(Task.WhenAll(lookUps));
        var failed = lookUps.Where(lookUp => lookUp.IsFaulted).Select(lookUp => (HelixApiException)lookUp.Exception!.InnerException!).ToList();

        var ofItsCall = UserDirectory.Keys(server.Calls.Single(call => UserDirectory.Keys(call) is { Count: < 100 } keys && keys.Contains("1"))).Count;
        Assert.That(failed.Count(e => (int?)e.StatusCode == 500), Is.EqualTo(ofItsCall));
        Assert.That(failed.Count(e => (int?)e.StatusCode == 400), Is.EqualTo(1));
        Assert.That(lookUps.Count(lookUp => lookUp.IsCompletedSuccessfully), Is.EqualTo(100 - ofItsCall - 1));
    }

    [TestCase(500, typeof(HelixApiException))]
    [TestCase(401, typeof(HelixApiException))]
    [TestCase(403, typeof(HelixApiException))]
    [TestCase(429, typeof(HelixRateLimitException))]
    public async Task Another_failure_reaches_everyone_in_an_exception_of_their_own(int status, Type type)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"error":"No","status":0,"message":"not now"}""", status));
        await using var twitch = CreateClient(server);

        var lookUps = Enumerable.Range(1, 3).Select(number => twitch.Batch.Users.GetAsync($"{number}")).ToList();
        time.Advance(Window);
        var failures = await FailuresAsync(lookUps);

        Assert.That(failures, Is.All.TypeOf(type));
        Assert.That(failures, Is.Unique);
        Assert.That(failures.Cast<HelixApiException>().Select(e => (e.Operation, (int?)e.StatusCode, e.ErrorMessage)),
            Is.All.EqualTo(("GetUsers", (int?)status, "not now")));
        Assert.That(server.Calls.Select(call => call.RawQuery).Distinct(), Is.EqualTo(new[] { "id=1&id=2&id=3" }), "the call is not split");
    }

    [Test]
    public async Task A_connection_that_breaks_reaches_everyone()
    {
        await using var server = new LoopbackServer(Answer.CutOff("{"));
        await using var twitch = CreateClient(server);

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        time.Advance(Window);

        Assert.That(await FailuresAsync(lookUps), Is.All.TypeOf<HelixException>());
    }

    [Test]
    public async Task What_a_handler_throws_reaches_everyone()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server, builder => builder.HttpClient.AddHttpMessageHandler(() => new Thrower()));

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        time.Advance(Window);

        Assert.That(await FailuresAsync(lookUps), Is.All.TypeOf<NotSupportedException>());
    }

    [Test]
    public async Task Where_Twitch_answers_404_for_one_that_is_missing_the_others_are_found()
    {
        await using var server = new LoopbackServer(request => request.Query.Any(part => part.Value == "gone")
            ? Answer.Json("""{"error":"Not Found","status":404,"message":"One or more are not found."}""", 404)
            : Answer.Json(
                $$"""{"data":[{{string.Join(',', request.Query.Where(part => part.Name == "id").Select(part => $$"""{"id":"{{part.Value}}"}"""))}}]}"""));
        await using var twitch = CreateClient(server);

        var here = Enumerable.Range(1, 4).Select(number => twitch.Batch.Videos.GetAsync($"{number}")).ToList();
        var gone = twitch.Batch.Videos.GetAsync("gone");
        time.Advance(Window);

        Assert.That((await Task.WhenAll(here)).Select(video => video?.Id), Is.EqualTo(new[] { "1", "2", "3", "4" }));
        Assert.That(await gone, Is.Null);
    }

    [Test]
    public async Task Items_without_a_key_or_that_nobody_asked_for_are_left_out()
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[null,{},{"id":null},{"id":""},{"id":7},{"id":"2"},{"id":"2","login":"last"}]}"""));
        await using var twitch = CreateClient(server);

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        time.Advance(Window);

        Assert.That((await Task.WhenAll(lookUps)).Select(user => user?.Login), Is.EqualTo(new[] { null, "last" }));
    }

    [Test]
    public async Task A_404_that_is_not_Twitchs_is_a_failure()
    {
        await using var server = new LoopbackServer(Answer.Text("<html>Not here</html>", "text/html", 404));
        await using var twitch = CreateClient(server);

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        time.Advance(Window);

        Assert.That(await FailuresAsync(lookUps), Is.All.TypeOf<HelixApiException>());
        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_cancelled_caller_leaves_the_others_alone()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);
        using var cancel = new CancellationTokenSource();

        var impatient = twitch.Batch.Users.GetAsync("1", cancel.Token);
        var patient = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        await cancel.CancelAsync();
        var e = Assert.CatchAsync<OperationCanceledException>(() => impatient);
        time.Advance(Window);

        Assert.That(e.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That((await Task.WhenAll(patient)).Select(user => user?.Id), Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_caller_who_is_cancelled_before_sends_nothing()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);

        Assert.CatchAsync<OperationCanceledException>(() => twitch.Batch.Users.GetAsync("1", new CancellationToken(canceled: true)));
        var other = twitch.Batch.Users.GetAsync("2");
        time.Advance(Window);
        await other;

        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EqualTo(new[] { "id=2" }));
    }

    [Test]
    public async Task If_all_are_cancelled_nothing_is_sent()
    {
        await using var server = new LoopbackServer(UserDirectory.Find);
        await using var twitch = CreateClient(server);
        using var cancel = new CancellationTokenSource();

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1", cancel.Token), twitch.Batch.Users.GetAsync("2", cancel.Token) };
        await cancel.CancelAsync();
        await FailuresAsync(lookUps);
        time.Advance(Window);
        var later = twitch.Batch.Users.GetAsync("3");
        time.Advance(Window);
        await later;

        Assert.That(server.Calls.Select(call => call.RawQuery), Is.EqualTo(new[] { "id=3" }));
    }

    [Test]
    public async Task A_call_that_nobody_waits_for_any_more_is_cancelled()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = CreateClient(server, builder => builder.HttpClient.AddHttpMessageHandler(() => new Watcher(underway, cancelled)));
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1", one.Token), twitch.Batch.Users.GetAsync("2", two.Token) };
        time.Advance(Window);
        await underway.Task;
        await one.CancelAsync();
        await FailuresAsync(lookUps.Take(1));
        var stillWanted = !cancelled.Task.IsCompleted;
        await two.CancelAsync();
        await cancelled.Task;

        Assert.That(stillWanted, Is.True);
        Assert.That(await FailuresAsync(lookUps), Is.All.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_caller_who_joins_a_call_on_its_way_keeps_it_alive()
    {
        var held = new TaskCompletionSource();
        await using var server = new LoopbackServer(request => UserDirectory.Find(request) with { After = held.Task });
        await using var twitch = CreateClient(server, builder => builder.HttpClient.AddHttpMessageHandler(() => new Watcher(underway, cancelled)));
        using var cancel = new CancellationTokenSource();

        var first = twitch.Batch.Users.GetAsync("1", cancel.Token);
        time.Advance(Window);
        await underway.Task;
        var joined = twitch.Batch.Users.GetAsync("1");
        await cancel.CancelAsync();
        await FailuresAsync([first]);
        held.SetResult();

        Assert.That((await joined)?.Id, Is.EqualTo("1"));
        Assert.That(server.Calls, Has.Count.EqualTo(1));
        Assert.That(cancelled.Task.IsCompleted, Is.False);
    }

    [Test]
    public async Task A_call_that_was_cancelled_is_not_joined()
    {
        await using var server = new LoopbackServer(Answer.Silence);
        await using var twitch = CreateClient(server, builder => builder.HttpClient.AddHttpMessageHandler(() => new Watcher(underway, cancelled)));
        using var cancel = new CancellationTokenSource();

        var first = twitch.Batch.Users.GetAsync("1", cancel.Token);
        time.Advance(Window);
        await underway.Task;
        await cancel.CancelAsync();
        await FailuresAsync([first]);
        server.Api = UserDirectory.Find;
        var later = twitch.Batch.Users.GetAsync("1");
        time.Advance(Window);

        Assert.That((await later)?.Id, Is.EqualTo("1"));
    }

    [TestCase(true, TestName = "Disposed while they wait for their call to go out")]
    [TestCase(false, TestName = "Disposed while their call is on its way")]
    public async Task When_the_client_is_disposed_those_who_wait_are_told(bool before)
    {
        await using var server = new LoopbackServer(Answer.Silence);
        var twitch = CreateClient(server, builder => builder.HttpClient.AddHttpMessageHandler(() => new Watcher(underway, cancelled)));

        var lookUps = new[] { twitch.Batch.Users.GetAsync("1"), twitch.Batch.Users.GetAsync("2") };
        if (!before)
        {
            time.Advance(Window);
            await underway.Task;
        }
        await twitch.DisposeAsync();

        Assert.That(await FailuresAsync(lookUps), Is.All.TypeOf<ObjectDisposedException>());
        Assert.That(async () => await twitch.Batch.Users.GetAsync("3"), Throws.TypeOf<ObjectDisposedException>());
    }

    private static async Task<IReadOnlyList<Exception>> FailuresAsync(IEnumerable<Task> lookUps)
    {
        var failures = new List<Exception>();
        foreach (var lookUp in lookUps)
        {
            try
            {
                await lookUp;
                Assert.Fail("It did not fail.");
            }
            catch (Exception e) when (e is not AssertionException)
            {
                failures.Add(e);
            }
        }
        return failures;
    }

    private HelixClient CreateClient(LoopbackServer server, Action<TwitchHelixBuilder>? configure = null) => server.CreateClient(
        options =>
        {
            options.AccessToken = "ready-token";
            options.BatchWindow = Window;
            options.Retry.MaxRetries = 0;
        },
        builder =>
        {
            builder.Services.AddSingleton<TimeProvider>(time);
            configure?.Invoke(builder);
        });

    private sealed class Thrower : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new NotSupportedException("Not here.");
    }

    /// <summary>Signals when a request has started, and when it is canceled.</summary>
    private sealed class Watcher(TaskCompletionSource underway, TaskCompletionSource cancelled) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await using var registration = cancellationToken.Register(() => cancelled.TrySetResult());
            underway.TrySetResult();
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
