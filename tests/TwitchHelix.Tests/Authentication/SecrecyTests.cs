using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A run with every kind of token and many failures shows no secret to people.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SecrecyTests
{
    private const string ExtensionSecret = "c2VjcmV0IG9mIGFuIGV4dGVuc2lvbiwgd2hpY2ggaXMgbG9uZw==";

    private const string UserId = "141981764";

    private static readonly string[] Planted = ["secret-", ExtensionSecret, "eyJ"];

    [Test]
    public async Task No_secret_is_logged_thrown_traced_or_in_the_text_of_an_object([Values] bool echoes)
    {
        using var folder = new TestFolder();
        using var seen = new SeenText();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = seen.Add,
        };
        ActivitySource.AddActivityListener(listener);
        var time = new ImpatientTime();
        await using var server = new LoopbackServer(Answer.Json("""{"data":[]}""")) { Identity = Identity };
        var options = server.Options;
        (options.ClientSecret, options.Extension.Secret, options.Extension.OwnerId) = ("secret-of-client", ExtensionSecret, "1");
        await using var twitch = HelixClient.Create(options, builder =>
        {
            builder.AddFileTokenStore(folder.TokenFile);
            builder.Services.AddSingleton<TimeProvider>(time);
            builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(seen));
        });
        var user = twitch.ForUser(UserId);
        // Each kind of token, without failures.
        await seen.RunAsync(() => twitch.Tokens.AddAsync("secret-access", "secret-refresh"));
        await seen.RunAsync(() => twitch.Users.GetUsersAsync());
        await seen.RunAsync(() => user.Users.GetUsersAsync());
        await seen.RunAsync(() => twitch.Extensions.GetExtensionSecretsAsync("ext"));
        time.Advance(TimeSpan.FromHours(5));
        await seen.RunAsync(() => user.Users.GetUsersAsync());
        await seen.RunAsync(async () => string.Join(",", await twitch.Tokens.ValidateAsync()));
        await seen.RunAsync(() => user.Polls.GetPollsAsync(UserId));
        // Each kind of token, with failures.
        server.Api = request => Answer.Json(
            $$"""{"error":"Unauthorized","status":401,"message":"Invalid OAuth token{{(echoes ? $": {request.Header("Authorization")}" : "")}}"}""", 401);
        await seen.RunAsync(() => twitch.Users.GetUsersAsync());
        await seen.RunAsync(() => user.Users.GetUsersAsync());
        await seen.RunAsync(() => twitch.Extensions.GetExtensionSecretsAsync("ext"));
        server.Api = request => Answer.Text($"<html>{(echoes ? request.Header("Authorization") : "")}</html>", "text/html", 502);
        await seen.RunAsync(() => user.Users.GetUsersAsync());
        await File.WriteAllTextAsync(folder.TokenFile, "secret-access");
        await seen.RunAsync(() => user.Users.GetUsersAsync());

        foreach (var sent in new[] { "Bearer secret-app", "Bearer secret-access", "Bearer secret-renewed", "Bearer eyJ" })
            Assert.That(server.Calls.Select(call => call.Header("Authorization")), Has.Some.StartsWith(sent));
        Assert.That(server.Calls.Concat(server.IdentityCalls).Select(call => call.Target), Has.None.Contains("secret-"), "no secret is in a URL");
        string[] told = ["GetUsers failed with status 401", "GetUsers failed with status 502", "was renewed", "was damaged", "lacks channel:read:polls"];
        foreach (var said in told)
            Assert.That(seen.Text, Does.Contain(said));
        Assert.That(Planted.Where(secret => seen.Text.Contains(secret, StringComparison.Ordinal)), Is.Empty, seen.Text);

        static Answer Identity(RecordedRequest request) => request.Path == "/oauth2/validate"
            ? Answer.Json("""{"client_id":"the-client-id","login":"twitchdev","scopes":["user:edit"],"user_id":"141981764","expires_in":14400}""")
            : Answer.Json(request.Form["grant_type"] == "refresh_token"
                ? """{"access_token":"secret-renewed","refresh_token":"secret-next","expires_in":14400,"scope":["user:edit"]}"""
                : """{"access_token":"secret-app","expires_in":5000000}""");
    }
}
