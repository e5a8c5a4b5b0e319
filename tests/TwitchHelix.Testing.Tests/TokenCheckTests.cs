using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class TokenCheckTests
{
    private const string Poll = """{"broadcaster_id":"7","title":"t","choices":[{"title":"a"},{"title":"b"}],"duration":60}""";
    private const string Configuration = "extensions/configurations?extension_id=x&segment=global";

    [TestCase("polls?broadcaster_id=7", null, "channel:manage:polls", null)]
    [TestCase("polls?broadcaster_id=7", null, "channel:read:polls", null)]
    [TestCase("polls?broadcaster_id=7", null, "user:edit", "Missing scope: channel:read:polls or channel:manage:polls")]
    [TestCase("polls?broadcaster_id=8", null, "channel:read:polls", "The ID in broadcaster_id must match the user ID found in the request's OAuth token.")]
    [TestCase("polls", Poll, "channel:manage:polls", null)]
    [TestCase("polls", Poll, "channel:read:polls", "Missing scope: channel:manage:polls")]
    [TestCase("polls", """{"broadcaster_id":"8"}""", "channel:manage:polls",
        "The ID in broadcaster_id must match the user ID found in the request's OAuth token.")]
    [TestCase(Configuration, null, "user:edit", "JWT is required")]
    public async Task A_user_token_is_held_to_its_scopes_and_user(string path, string? body, string scope, string? refusal)
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", [scope]).AccessToken;

        var reply = await caller.CallAsync(path, token, body is null ? HttpMethod.Get : HttpMethod.Post, body);

        if (refusal is null)
            Assert.That(reply.Status, Is.EqualTo(HttpStatusCode.OK));
        else
            Assert.That((reply.Status, reply.Message), Is.EqualTo((HttpStatusCode.Unauthorized, refusal)));
    }

    [Test]
    public async Task An_app_token_does_not_do_where_a_user_is_needed()
    {
        using var server = HelixTestServer.Start();
        using var lenient = HelixTestServer.Start(new HelixTestServerOptions { ChecksTokens = false });
        using var caller = new Caller(server);
        using var lenientCaller = new Caller(lenient);

        Assert.That(
            (await caller.CallAsync("polls?broadcaster_id=7", server.Identity.CreateAppToken().AccessToken)).Message, Is.EqualTo("Missing User OAUTH Token"));
        Assert.That(
            (await lenientCaller.CallAsync("polls?broadcaster_id=7", lenient.Identity.CreateAppToken().AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_app_token_can_need_the_users_grant()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ChecksAppTokenGrants = true });
        using var caller = new Caller(server);
        var operation = HelixOperations.Chat.SendChatMessage;
        var grant = operation.AcceptedTokens.First(token => token.Kind == HelixTokenKind.App);
        var app = server.Identity.CreateAppToken().AccessToken;
        Task<Reply> SendAsync() =>
            caller.CallAsync(operation.Path, app, operation.Method, $$"""{"{{operation.ActingUserParameter}}":"7","broadcaster_id":"8","message":"m"}""");

        var before = await SendAsync();
        server.Identity.CreateUserToken("7", grant.Scopes);
        var after = await SendAsync();

        Assert.That(before.Message, Does.StartWith("Missing scope: ").And.Contain(grant.Scopes[0]));
        Assert.That(after.Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_client_ID_that_is_not_the_tokens_is_refused()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var refused = await caller.CallAsync("users", server.Identity.CreateAppToken().AccessToken, clientId: "other");

        Assert.That((refused.Status, refused.Message), Is.EqualTo((HttpStatusCode.Unauthorized, "Client ID and OAuth token do not match")));
    }

    [Test]
    public async Task Unknown_tokens_can_be_refused()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { AcceptsUnknownTokens = false });
        using var caller = new Caller(server);

        Assert.That((await caller.CallAsync("users", "any")).Message, Is.EqualTo("Invalid OAuth token"));
        Assert.That((await caller.CallAsync("users?id=7", server.Identity.CreateAppToken().AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task An_expired_token_is_refused_and_its_refresh_token_is_not()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7");

        Assert.That((await caller.CallAsync("users", token.AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(server.Identity.ExpireToken(token.AccessToken), Is.True);
        Assert.That((await caller.CallAsync("users", token.AccessToken)).Message, Is.EqualTo("Invalid OAuth token"));
        Assert.That((await caller.RefreshAsync(token.RefreshToken!)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCase("right", "external", 60, HttpStatusCode.OK)]
    [TestCase("wrong", "external", 60, HttpStatusCode.Unauthorized)]
    [TestCase("right", "viewer", 60, HttpStatusCode.Unauthorized)]
    [TestCase("right", "external", -1, HttpStatusCode.Unauthorized)]
    public async Task An_Extensions_JWT_is_verified_with_its_secret(string key, string role, int seconds, HttpStatusCode status)
    {
        var time = new FakeTimeProvider();
        var secret = RandomNumberGenerator.GetBytes(32);
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ExtensionSecret = Convert.ToBase64String(secret), TimeProvider = time });
        using var caller = new Caller(server);
        var signingKey = new SymmetricSecurityKey(key == "right" ? secret : RandomNumberGenerator.GetBytes(32));
        var jwt = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(
            $$"""{"exp":{{time.GetUtcNow().ToUnixTimeSeconds() + seconds}},"user_id":"7","role":"{{role}}"}""", new SigningCredentials(signingKey, "HS256"));

        Assert.That((await caller.CallAsync(Configuration, jwt)).Status, Is.EqualTo(status));
    }

    [Test]
    public async Task A_JWT_that_is_not_signed_is_refused()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ExtensionSecret = Convert.ToBase64String(new byte[32]) });
        using var caller = new Caller(server);
        var jwt = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken("""{"exp":4102444800,"role":"external"}""");

        Assert.That(jwt, Does.EndWith("."));
        Assert.That((await caller.CallAsync(Configuration, jwt)).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
    }
}
