using System.Net;
using TwitchHelix.Tests.Loopback;
using static TwitchHelix.Tests.Quirks.QuirkCase;

namespace TwitchHelix.Tests.Quirks;

[Parallelizable(ParallelScope.All)]
public sealed class TransportQuirkTests
{
    private const string Errors = """{"error":"Unauthorized","status":401,"message":"MESSAGE"}""";

    private static IEnumerable<TestCaseData> Successes =>
    [
        Answered("A1 no content where JSON is described", Answer.Empty(204), twitch => twitch.Users.GetUsersAsync(),
            answer => Assert.That(answer.Data, Is.Empty)),
        Answered("A1 nothing but white space", Answer.Json("\r\n "), twitch => twitch.Users.GetUsersAsync(), answer => Assert.That(answer.Data, Is.Empty)),
        Answered("A1 the JSON null", Answer.Json("null"), twitch => twitch.Users.GetUsersAsync(), answer => Assert.That(answer.Data, Is.Empty)),
        Answered("A1 an object without content", Answer.Json("{}"), twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"),
            answer => Assert.That(answer.Data.Segments, Is.Empty)),
        .. AnySuccess("delete reward", twitch => twitch.ChannelPoints.DeleteCustomRewardAsync("1", "2")),
        .. AnySuccess("delete video", twitch => twitch.Videos.DeleteVideosAsync(["1"])),
        .. AnySuccess("delete conduit", twitch => twitch.Conduits.DeleteConduitAsync("1")),
        .. AnySuccess("delete subscription", twitch => twitch.EventSub.DeleteEventSubSubscriptionAsync("1")),
        .. AnySuccess("delete segment", twitch => twitch.Schedule.DeleteChannelStreamScheduleSegmentAsync("1", "2")),
        .. AnySuccess("modify channel", twitch => twitch.Channels.ModifyChannelInformationAsync("1", new() { Title = "a" })),
        Read(
            "A3 a subscription that is accepted",
            twitch => twitch.EventSub.CreateEventSubSubscriptionAsync(new()
            {
                Type = "stream.online",
                Version = "1",
                Condition = new Dictionary<string, string> { ["broadcaster_user_id"] = "1" },
                Transport = CreateEventSubSubscriptionTransport.Webhook(new Uri("https://hooks.harborlight.example/"), "made-up-foghorn-secret"),
            }),
            """{"data":[{"id":"f1","status":"webhook_callback_verification_pending"}],"total":1,"total_cost":1,"max_total_cost":10000}""",
            answer =>
            {
                Assert.That(answer.Data.Single().Status, Is.EqualTo(EventSubSubscriptionStatus.WebhookCallbackVerificationPending));
                Assert.That(answer.MaxTotalCost, Is.EqualTo(10000));
            },
            202),
        Read(
            "A3 a clip that is accepted",
            twitch => twitch.Clips.CreateClipAsync("1"),
            """{"data":[{"id":"Fun","edit_url":"https://clips.example/Fun/edit"}]}""",
            answer => Assert.That(answer.Data.Single().EditUrl, Is.EqualTo("https://clips.example/Fun/edit")),
            202),
        Read(
            "A3 shards of which some failed",
            twitch => twitch.Conduits.UpdateConduitShardsAsync(new() { ConduitId = "c", Shards = [new() { Id = "0", Transport = new() }] }),
            """{"data":[{"id":"0","status":"enabled"}],"errors":[{"id":"3","message":"too many shards","code":"invalid_parameter"}]}""",
            answer =>
            {
                Assert.That(answer.Data.Single().Status, Is.EqualTo(ConduitShardStatus.Enabled));
                Assert.That(answer.Errors.Single().Message, Is.EqualTo("too many shards"));
                Assert.That(answer.Errors.Single().Id, Is.EqualTo("3"));
            },
            202),
        .. new[] { "application/json; charset=utf-8", "application/json; charset=\"UTF-8\"", "application/json" }.Select((type, i) => Answered(
            $"A14 JSON of content type {i}",
            Answer.Text("""{"data":[{"display_name":"日本 ü"}]}""", type),
            twitch => twitch.Users.GetUsersAsync(),
            answer => Assert.That(answer.Data.Single().DisplayName, Is.EqualTo("日本 ü")))),
    ];

    private static IEnumerable<TestCaseData> Failures =>
    [
        Fails<HelixApiException>(
            "A5 a missing parameter is a 500 with nothing to say",
            Answer.Json("""{"error":"Internal Server Error","status":500,"message":""}""", 500),
            twitch => twitch.Raids.StartRaidAsync("1", "2"),
            e => Assert.That(
                (e.StatusCode, e.Error, e.ErrorMessage), Is.EqualTo(((HttpStatusCode?)HttpStatusCode.InternalServerError, "Internal Server Error", "")))),
        .. new[] { "<html><body>502 Bad Gateway</body></html>", "upstream connect error", "" }.Select((body, i) => Fails<HelixApiException>(
            $"A6 an edge server answers in its own way {i}",
            Answer.Text(body, "text/html", 502),
            twitch => twitch.Raids.StartRaidAsync("1", "2"),
            e => Assert.That((e.StatusCode, e.ErrorMessage, e.ResponseBody), Is.EqualTo(((HttpStatusCode?)HttpStatusCode.BadGateway, "", body))))),
        Fails<HelixApiException>(
            "A7 an error without its name",
            Answer.Json("""{"status":400,"message":"missing client id"}""", 400),
            twitch => twitch.Users.GetUsersAsync(),
            e => Assert.That((e.Error, e.ErrorMessage), Is.EqualTo(("", "missing client id")))),
        Fails<HelixApiException>(
            "A7 an error with a list beside it",
            Answer.Json("""{"error":"Bad Request","status":400,"message":"no","data":[]}""", 400),
            twitch => twitch.Users.GetUsersAsync(),
            e => Assert.That((e.Error, e.ErrorMessage), Is.EqualTo(("Bad Request", "no")))),
        .. new[] { 409, 422, 425 }.Select(status => Fails<HelixApiException>(
            $"A12 adding a VIP is answered {status}",
            Answer.Json($$"""{"error":"No","status":{{status}},"message":"not now"}""", status),
            twitch => twitch.Moderation.AddChannelVipAsync("1", "2"),
            e => Assert.That(((int?)e.StatusCode, e.ErrorMessage), Is.EqualTo(((int?)status, "not now"))))),
        Fails<HelixApiException>(
            "A16 the trace of a request",
            Answer.Json("""{"error":"Bad Request","status":400,"message":"no"}""", 400, "Twitch-Trace-Id: 1f2e3d"),
            twitch => twitch.Users.GetUsersAsync(),
            e => Assert.That(e.TraceId, Is.EqualTo("1f2e3d"))),
        .. new[] { "Missing scope: moderator:read:chatters", "Invalid OAuth token" }.Select((message, i) => Fails<HelixApiException>(
            $"A8 A9 a bare 401 keeps its reason {i}",
            Answer.Json(Errors.Replace("MESSAGE", message, StringComparison.Ordinal), 401),
            twitch => twitch.Chat.GetChattersAsync("1", "1"),
            e =>
            {
                Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
                Assert.That(e.ErrorMessage, Is.EqualTo(message));
            })),
        Fails<HelixRateLimitException>(
            "A10 an endpoint with a limit of its own leaves points in the bucket",
            Answer.Json("""{"error":"Too Many Requests","status":429,"message":"slow"}""", 429, "Ratelimit-Limit: 800", "Ratelimit-Remaining: 750",
                "Ratelimit-Reset: 1767225600"),
            twitch => twitch.Chat.SendShoutoutAsync("1", "2", "1"),
            e => Assert.That(e.RateLimit?.Remaining, Is.EqualTo(750))),
        Fails<HelixApiException>(
            "A13 a conflict names the subscription that exists",
            Answer.Json("""{"error":"Conflict","status":409,"message":"subscription already exists","data":[{"id":"f1e2"}]}""", 409),
            twitch => twitch.EventSub.CreateEventSubSubscriptionAsync(new()
            {
                Type = "stream.online",
                Version = "1",
                Condition = new Dictionary<string, string>(),
                Transport = CreateEventSubSubscriptionTransport.Webhook(new Uri("https://hooks.harborlight.example/"), "made-up-foghorn-secret"),
            }),
            e =>
            {
                Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
                Assert.That(e.ErrorMessage, Is.EqualTo("subscription already exists"));
                Assert.That(e.ResponseBody, Does.Contain("f1e2"));
            }),
        Fails<HelixApiException>(
            "D39 a schedule without segments",
            Answer.Json("""{"error":"Not Found","status":404,"message":"segments were not found"}""", 404),
            twitch => twitch.Schedule.GetChannelStreamScheduleAsync("1"),
            e =>
            {
                Assert.That(e.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
                Assert.That(e.ErrorMessage, Is.EqualTo("segments were not found"));
            }),
    ];

    [TestCaseSource(nameof(Successes))]
    [TestCaseSource(nameof(Failures))]
    public Task Answer_is_understood(QuirkCase quirk) => quirk.RunAsync();

    [TestCase("""["a","b"]""", TestName = "C1 scope is an array")]
    [TestCase("\"a b\"", TestName = "C1 scope is a string")]
    [TestCase("[\"\"]", TestName = "C1 scope is a list of nothing")]
    [TestCase("null", TestName = "C1 scope is null")]
    public async Task App_token_with_scope(string scope)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}"""));
        server.Identity = _ => Answer.Json($$"""{"access_token":"good","scope":{{scope}},"expires_in":3600,"token_type":"bearer"}""");
        await using var twitch = server.CreateClient();

        await twitch.Games.GetTopGamesAsync();

        Assert.That(server.Calls.Single().Header("Authorization"), Is.EqualTo("Bearer good"));
    }

    private static IEnumerable<TestCaseData> AnySuccess(string name, Func<IHelixClient, Task> call) =>
    [
        Succeeds($"A2 {name} answered 200 with content", Answer.Json("""{"data":[]}"""), call),
        Succeeds($"A2 {name} answered 202 without content", Answer.Text("", "text/plain", 202), call),
        Succeeds($"A2 {name} answered 204", Answer.Empty(204), call),
    ];
}
