using System.Net;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class ValidateAndRevokeTests
{
    [TestCase("OAuth")]
    [TestCase("Bearer")]
    public async Task A_user_token_is_told_with_user_and_scopes(string scheme)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.AddUser(new HelixTestUser("7", "seven"));
        var token = server.Identity.CreateUserToken("7", ["user:edit"], lifetime: TimeSpan.FromHours(4));

        var good = await caller.GetAsync("validate", $"{scheme} {token.AccessToken}");

        Assert.That(good["client_id"], Is.EqualTo(Caller.ClientId));
        Assert.That((good["login"], good["user_id"]), Is.EqualTo(("seven", "7")));
        Assert.That(good.Json["scopes"], Is.EqualTo(new JArray("user:edit")));
        Assert.That((int)good.Json["expires_in"]!, Is.InRange(14_300, 14_400));
    }

    [Test]
    public async Task An_app_token_has_no_user_and_no_scopes()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var good = await caller.GetAsync("validate", "OAuth " + server.Identity.CreateAppToken().AccessToken);

        Assert.That(good.Json.ContainsKey("login") || good.Json.ContainsKey("user_id"), Is.False);
        Assert.That(good.Json["scopes"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    [TestCase(null, "missing authorization token")]
    [TestCase("Basic abc", "missing authorization token")]
    [TestCase("OAuth abc", "invalid access token")]
    public async Task What_is_no_token_is_refused(string? authorization, string message)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var refused = await caller.GetAsync("validate", authorization);

        Assert.That((refused.Status, refused.Message), Is.EqualTo((HttpStatusCode.Unauthorized, message)));
        Assert.That(refused.Json.ContainsKey("error"), Is.False);
    }

    [Test]
    public async Task A_token_is_revoked_once_and_by_its_own_application()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7").AccessToken;

        var other = await caller.PostAsync("revoke", ("client_id", "other"), ("token", token));
        var own = await caller.PostAsync("revoke", ("client_id", Caller.ClientId), ("token", token));
        var again = await caller.PostAsync("revoke", ("client_id", Caller.ClientId), ("token", token));

        Assert.That(
            new[] { other.Status, own.Status, again.Status }, Is.EqualTo(new[] { HttpStatusCode.BadRequest, HttpStatusCode.OK, HttpStatusCode.BadRequest }));
        Assert.That(again.Message, Is.EqualTo("Invalid token"));
        Assert.That((await caller.CallAsync("users", token)).Message, Is.EqualTo("Invalid OAuth token"));
    }

    [Test]
    public async Task A_user_who_disconnects_takes_all_tokens_along()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7");
        var other = server.Identity.CreateUserToken("8");

        server.Identity.DisconnectUser("7");

        Assert.That((await caller.CallAsync("users", token.AccessToken)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await caller.RefreshAsync(token.RefreshToken!)).Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That((await caller.CallAsync("users", other.AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
