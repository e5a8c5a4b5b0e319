using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>No secret is logged, thrown or traced, whatever the identity server answers.</summary>
public sealed class IdentitySecrecyTests : IdentityFixture
{
    private static readonly string[] Secrets =
    [
        "the-client-secret", "secret-access", "secret-refresh", "secret+code", "secret%2Bcode", "secret%2bcode", "secret-device", "secret-new",
    ];

    private static readonly string Everything = Validation.Replace("{", """
        {"access_token":"secret-new","refresh_token":"secret-refresh","device_code":"secret-device","user_code":"u","verification_uri":"https://x.example",
        """, StringComparison.Ordinal);

    private static readonly Dictionary<string, Func<RecordedRequest, Answer>> Servers = new()
    {
        ["all is well"] = _ => Answer.Json(Everything),
        ["HTML with the request"] = request => Answer.Text($"<html>{request.Body}{request.Header("Authorization")}</html>", "text/html", 400),
        ["a reason with the request"] = request => Message(400, $"no: {request.Body} {request.Header("Authorization")}"),
        ["a fault with the values"] = request => Message(500, $"no: {string.Join(" ", request.Body.Length > 0 ? request.Form.Values : [])}"),
        ["a success with the request"] = request => Answer.Text($"{request.Body}{request.Header("Authorization")}", "text/plain"),
        ["cut off"] = _ => Answer.CutOff("""{"access_token":"secret-new"""),
        ["a refusal"] = _ => Message(401, "Invalid refresh token"),
    };

    private static IEnumerable<string> ServerNames => Servers.Keys;

    [Test]
    public async Task No_secret_is_logged_thrown_or_traced([ValueSource(nameof(ServerNames))] string server)
    {
        using var seen = new SeenText();
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = seen.Add,
        };
        ActivitySource.AddActivityListener(listener);
        CreateClient(configure: builder => builder.Services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(seen)));
        Server.Identity = Servers[server];
        var token = new HelixToken("141981764", "secret-access") { RefreshToken = "secret-refresh" };

        await seen.RunAsync(() => Identity.ExchangeCodeAsync("secret+code"));
        await seen.RunAsync(
            () => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000/?code=secret%2Bcode&state=s"), new AuthorizationRequest { State = "s" }));
        await seen.RunAsync(() => Identity.RefreshAsync(token));
        await seen.RunAsync(() => Identity.ValidateAsync("secret-access"));
        await seen.RunAsync(() => Identity.StartDeviceAuthorizationAsync([]));
        await seen.RunAsync(() => Identity.WaitForDeviceAsync(new DeviceAuthorization("secret-device", "u", new Uri("https://x.example"))));
        await seen.RunAsync(async () =>
        {
            await Identity.RevokeAsync("secret-access");
            return token;
        });
        await seen.RunAsync(() => Client!.Games.GetTopGamesAsync());

        Assert.That(seen.Text, Does.Contain("oauth2").And.Contain("-- end of a run"));
        Assert.That(Secrets.Where(secret => seen.Text.Contains(secret, StringComparison.Ordinal)), Is.Empty, seen.Text);
    }
}
