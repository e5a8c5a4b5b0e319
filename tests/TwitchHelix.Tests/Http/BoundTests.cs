using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Http;

/// <summary>A call's time and memory are bounded, whatever the server sends.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class BoundTests
{
    private readonly FakeTimeProvider time = new();

    [TestCase("token")]
    [TestCase("point")]
    [TestCase("delay")]
    [TestCase("answer")]
    [TestCase("body")]
    public async Task Cancellation_is_prompt_wherever_the_call_is(string place)
    {
        await using var server = new LoopbackServer(place switch
        {
            "point" => Answer.Json("""{"data":[]}""", 200, "Ratelimit-Limit: 1", "Ratelimit-Remaining: 0",
                $"Ratelimit-Reset: {(time.GetUtcNow() + TimeSpan.FromMinutes(1)).ToUnixTimeSeconds()}"),
            "delay" => Answer.Empty(502),
            "answer" => Answer.Silence,
            _ => Answer.Stalled("""{"data":["""),
        });
        server.Identity = _ => Answer.Silence;
        await using var twitch = CreateClient(server, options =>
        {
            options.AccessToken = place == "token" ? null : "token";
            options.Retry.MaxRetries = 3;
        });
        if (place == "point")
            await twitch.Users.GetUsersAsync(ids: ["1"]);
        using var cancel = new CancellationTokenSource();
        var call = twitch.Users.GetUsersAsync(ids: ["1"], cancellationToken: cancel.Token);
        await Until.TrueAsync(() => server.Calls.Count + server.IdentityCalls.Count == 1);

        var watch = Stopwatch.StartNew();
        await cancel.CancelAsync();
        var e = Assert.CatchAsync<OperationCanceledException>(() => call)!;

        Assert.That(watch.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)), "no time has passed for the client");
        Assert.That(e.CancellationToken, Is.EqualTo(cancel.Token));
        Assert.That(e.Message, Is.EqualTo("GetUsers was canceled."));
    }

    [Test]
    public async Task A_cancellation_that_the_network_tells_as_a_broken_connection_is_a_cancellation()
    {
        using var network = new BreakingNetwork();
        await using var twitch = HelixClient.Create(
            new HelixOptions { ClientId = "id", AccessToken = "token" },
            builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => network));
        using var cancel = new CancellationTokenSource();
        var call = twitch.Users.GetUsersAsync(ids: ["1"], cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task A_call_that_is_cancelled_before_it_begins_is_not_sent()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = CreateClient(server);

        Assert.CatchAsync<OperationCanceledException>(() => twitch.Users.GetUsersAsync(ids: ["1"], cancellationToken: new CancellationToken(canceled: true)));

        Assert.That(server.Calls, Is.Empty);
    }

    [Test]
    public async Task A_timeout_that_comes_as_the_call_ends_does_no_harm()
    {
        var late = new LateTimers();
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = server.CreateClient(options => options.AccessToken = "token", builder => builder.UseTime(late));

        await twitch.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(late.Fire(), Is.GreaterThan(0));
    }

    [Test]
    public async Task An_answer_larger_than_the_limit_is_refused()
    {
        await using var server = new LoopbackServer(Answer.Text(new string(' ', 5001), "application/json"));
        await using var twitch = CreateClient(server, options => options.MaxResponseSize = 5000);

        var e = Assert.CatchAsync<HelixException>(() => twitch.Users.GetUsersAsync(ids: ["1"]))!;

        Assert.That(e.Message, Does.Contain("5000 bytes (HelixOptions.MaxResponseSize)"));
        Assert.That((int?)e.StatusCode, Is.EqualTo(200));
        server.Api = _ => Answer.Text(new string(' ', 5000), "application/json");
        await twitch.Users.GetUsersAsync(ids: ["1"]);
    }

    [Test]
    public async Task An_answer_that_is_too_large_is_not_asked_for_again()
    {
        await using var server = new LoopbackServer(Answer.Text(new string(' ', 5001), "application/json"));
        await using var twitch = CreateClient(server, options =>
        {
            options.MaxResponseSize = 5000;
            options.Retry.MaxRetries = 3;
        });

        Assert.CatchAsync<HelixException>(() => twitch.Users.GetUsersAsync(ids: ["1"]));

        Assert.That(server.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_small_answer_that_unpacks_to_a_huge_one_is_refused()
    {
        var bomb = Pack(new byte[256 * 1024 * 1024]);
        await using var server = new LoopbackServer(Answer.Content(bomb, "Content-Encoding: gzip"));
        await using var twitch = CreateClient(server);
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var e = Assert.CatchAsync<HelixException>(() => twitch.Users.GetUsersAsync(ids: ["1"]))!;

        Assert.That(e.Message, Does.Contain("16777216 bytes (HelixOptions.MaxResponseSize)"));
        TestContext.Out.WriteLine($"{bomb.Length} bytes came, {GC.GetTotalAllocatedBytes(precise: true) - before} were allocated by all tests meanwhile");
    }

    [Test]
    public async Task Answers_are_asked_for_compressed_and_unpacked()
    {
        await using var server = new LoopbackServer(Answer.Content(Pack("""{"data":[{"id":"1"}]}"""u8.ToArray()), "Content-Encoding: gzip"));
        await using var twitch = CreateClient(server);

        var users = await twitch.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(users.Data.Single().Id, Is.EqualTo("1"));
        Assert.That(server.Calls.Single().Header("Accept-Encoding"), Is.EqualTo("gzip"));
    }

    [Test]
    public async Task A_damaged_answer_is_a_HelixException()
    {
        var body = Pack(Encoding.UTF8.GetBytes($$"""{"data":[{"id":"{{new string('1', 1000)}}"}]}"""));
        for (var i = 0; i < body.Length; i++)
        {
            var damaged = (byte[])body.Clone();
            damaged[i] ^= 0xFF;
            await using var server = new LoopbackServer(Answer.Content(damaged, "Content-Encoding: gzip"));
            await using var twitch = CreateClient(server);
            try
            {
                // Some damage is in bytes that nobody reads.
                await twitch.Users.GetUsersAsync(ids: ["1"]);
            }
            catch (HelixException)
            {
                continue;
            }
        }
        await using var cut = new LoopbackServer(Answer.Content(body[..(body.Length / 2)], "Content-Encoding: gzip"));
        await using var client = CreateClient(cut);
        Assert.CatchAsync<HelixException>(() => client.Users.GetUsersAsync(ids: ["1"]));
    }

    [Test]
    public async Task User_Agent_names_the_library_and_its_version()
    {
        await using var server = new LoopbackServer(Answer.Empty(204));
        await using var twitch = CreateClient(server);

        await twitch.Users.GetUsersAsync(ids: ["1"]);

        Assert.That(server.Calls.Single().Header("User-Agent"), Does.Match(@"^TwitchHelix/\d+\.\d+\.\d+[0-9A-Za-z.-]*$"));
    }

    [TestCase("Timeout", 60 * 24 * 60 * 60)]
    [TestCase("MaxResponseSize", 0)]
    public void Bounds_out_of_range_are_named(string option, int value)
    {
        var options = new HelixOptions { ClientId = "a" };
        var property = typeof(HelixOptions).GetProperty(option)!;
        property.SetValue(options, property.PropertyType == typeof(TimeSpan) ? TimeSpan.FromSeconds(value) : (long)value);

        Assert.That(
            () => HelixClient.Create(options),
            Throws.InstanceOf<Microsoft.Extensions.Options.OptionsValidationException>().With.Message.Contains($"HelixOptions.{option}"));
    }

    private HelixClient CreateClient(LoopbackServer server, Action<HelixOptions>? change = null) => server.CreateClient(
        options =>
        {
            options.AccessToken = "token";
            change?.Invoke(options);
        },
        builder => builder.UseTime(time));

    private static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Fastest))
            stream.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Breaks the connection when a call is canceled, as the network stack of older runtimes does.</summary>
    private sealed class BreakingNetwork : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var broken = new TaskCompletionSource<HttpResponseMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
            using (cancellationToken.Register(() => broken.TrySetException(new HttpRequestException("aborted"))))
                return await broken.Task;
        }
    }

    /// <summary>Timers whose callbacks run after the test's call has ended.</summary>
    private sealed class LateTimers : TimeProvider
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<Action> callbacks = new();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            callbacks.Enqueue(() => callback(state));
            return base.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        public int Fire()
        {
            foreach (var callback in callbacks)
                callback();
            return callbacks.Count;
        }
    }
}
