using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Pacing;

/// <summary>A call that waits for points goes out with the token that its user has when its turn comes.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TurnTests : PacingFixture
{
    private const int InLine = 300;

    [Test]
    public async Task Those_in_line_for_a_user_who_must_consent_fail_at_once()
    {
        var (server, twitch, rejection, running, waiting) = await FillLineAsync(hasConsent: false);
        await using var first = server;
        await using var second = twitch;

        var inLine = -1;
        twitch.Tokens.ConsentNeeded += (_, _) => inLine = Waiting(twitch);

        // The clock stands still.
        rejection.SetResult();

        Assert.That(async () => await running, Throws.InstanceOf<HelixAuthorizationException>().With.Property("NeedsConsent").True);
        foreach (var call in waiting)
            Assert.That(async () => await call, Throws.InstanceOf<HelixAuthorizationException>().With.Property("NeedsConsent").True);
        Assert.That(server.Calls, Has.Count.EqualTo(2));
        Assert.That(inLine, Is.Zero, "a slow handler holds nobody up");
    }

    [Test]
    public async Task Those_in_line_for_a_user_whose_token_is_renewed_use_the_new_one()
    {
        var (server, twitch, rejection, running, waiting) = await FillLineAsync(hasConsent: true);
        await using var first = server;
        await using var second = twitch;

        rejection.SetResult();
        await PassTimeAsync([running, .. waiting], twitch);
        await Task.WhenAll([running, .. waiting]);

        Assert.That(server.Calls.Skip(2).Select(call => call.Header("Authorization")), Is.All.EqualTo("Bearer access-2"));
        Assert.That(server.Calls, Has.Count.EqualTo(InLine + 3));
    }

    [Test]
    public async Task Those_in_line_for_a_user_whose_token_is_removed_fail_when_their_turn_comes_and_leave_their_points_to_others()
    {
        var (server, twitch, rejection, running, waiting) = await FillLineAsync(hasConsent: true);
        await using var first = server;
        await using var second = twitch;
        await twitch.Tokens.RemoveAsync(RenewingTwitch.UserId);

        rejection.SetResult();
        await PassTimeAsync([running, .. waiting], twitch);

        foreach (var call in waiting)
            Assert.That(async () => await call, Throws.InstanceOf<HelixAuthorizationException>());
        Assert.That(server.Calls, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_thousand_calls_in_line_outlive_their_tokens_without_a_rejection()
    {
        var world = new RenewingTwitch(Time, TimeSpan.FromSeconds(8)) { Scopes = [] };
        var points = new Points(100, Time) { Window = TimeSpan.FromSeconds(5), IsDated = true };
        var rejected = 0;
        await using var server = new LoopbackServer(request =>
        {
            var answer = world.Api(request);
            if (answer.Bytes.AsSpan().StartsWith("HTTP/1.1 200"u8))
                return points.Answer();
            Interlocked.Increment(ref rejected);
            return answer;
        })
        {
            Identity = world.Identity,
        };
        await using var twitch = CreateClient(server, options => options.AccessToken = null);
        await twitch.Tokens.AddAsync(world.Grant());

        var calls = Enumerable.Range(0, 1000).Select(number => CallAsync(twitch.ForUser(RenewingTwitch.UserId), number)).ToList();
        await PassTimeAsync(calls, twitch);
        await Task.WhenAll(calls);

        Assert.That((rejected, points.Windows.Sum(window => window.Refused)), Is.EqualTo((0, 0)));
        Assert.That(Time.GetUtcNow() - Start, Is.LessThanOrEqualTo(TimeSpan.FromSeconds(50)));
    }

    /// <summary>Makes a call whose answer, a rejection of the token, waits for the test, and many that wait for points.</summary>
    private async Task<(LoopbackServer Server, HelixClient Twitch, TaskCompletionSource Rejection, Task Running, List<Task> Waiting)> FillLineAsync(
        bool hasConsent)
    {
        var world = new RenewingTwitch(Time, TimeSpan.FromHours(4)) { HasConsent = hasConsent, Scopes = [] };
        var points = new Points(2, Time);
        var rejection = new TaskCompletionSource();
        var server = new LoopbackServer(_ => points.Answer()) { Identity = world.Identity };
        server.Api = request => request.RawQuery == "id=99" && request.Header("Authorization") == "Bearer access-1"
            ? Rejection(points) with { After = rejection.Task }
            : Open(points);
        var twitch = CreateClient(server, options => options.AccessToken = null);
        await twitch.Tokens.AddAsync(world.Grant());
        var user = twitch.ForUser(RenewingTwitch.UserId);
        await CallAsync(user);
        var running = CallAsync(user, 99);
        await Until.TrueAsync(() => server.Calls.Count == 2);
        var waiting = Enumerable.Range(100, InLine).Select(Task (number) => CallAsync(user, number)).ToList();
        await Until.TrueAsync(() => Waiting(twitch) == InLine);
        return (server, twitch, rejection, running, waiting);
    }

    private static Answer Rejection(Points points) =>
        Answer.Json("""{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}""", 401, points.Take().Headers);

    // After the first window the bucket is large, so that the test needn't pass hundreds of windows.
    private Answer Open(Points points) => points.Windows.Count == 0 || Time.GetUtcNow() - Start < TimeSpan.FromSeconds(60)
        ? points.Answer()
        : Answer.Json("""{"data":[]}""", 200, Points.Headers(800, 799, Time.GetUtcNow() + TimeSpan.FromSeconds(60))).KeptAlive();
}
