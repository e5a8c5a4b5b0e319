using System.Net;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

[Parallelizable(ParallelScope.All)]
public sealed class TokenEndpointTests
{
    [Test]
    public async Task A_confidential_client_refreshes_with_its_secret_again_and_again()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", ["user:edit"]);

        var first = await caller.RefreshAsync(token.RefreshToken!);
        var second = await caller.RefreshAsync(first["refresh_token"]);
        var withoutSecret = await caller.RefreshAsync(token.RefreshToken!, secret: null);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(first.Json["scope"], Is.EqualTo(new JArray("user:edit")));
            Assert.That(first["token_type"], Is.EqualTo("bearer"));
            Assert.That(second["access_token"], Is.Not.EqualTo(first["access_token"]).And.Not.EqualTo(token.AccessToken));
            Assert.That(withoutSecret.Message, Is.EqualTo("Invalid refresh token"));
            Assert.That((await caller.CallAsync("users", token.AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(server.Identity.Requests.Refresh, Is.EqualTo(3));
        }
    }

    [Test]
    public async Task A_public_clients_refresh_token_serves_once_and_ends_the_old_access_token()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", isPublicClient: true);

        var all = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => caller.RefreshAsync(token.RefreshToken!, secret: null)));

        var good = all.Single(reply => reply.Status == HttpStatusCode.OK);
        Assert.That(all.Where(reply => reply != good).Select(reply => (reply.Status, reply.Message)),
            Is.All.EqualTo((HttpStatusCode.BadRequest, "Invalid refresh token")));
        Assert.That((await caller.CallAsync("users", token.AccessToken)).Message, Is.EqualTo("Invalid OAuth token"));
        Assert.That((await caller.CallAsync("users", good["access_token"])).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(
            server.Identity.Tokens.Select(one => (one.AccessToken, one.RefreshToken)), Is.EqualTo(new[] { (good["access_token"], good["refresh_token"]) }));
    }

    [Test]
    public async Task A_public_clients_refresh_token_lives_30_days()
    {
        var time = new FakeTimeProvider();
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = time });
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", isPublicClient: true);

        time.Advance(TimeSpan.FromDays(30));

        Assert.That((await caller.RefreshAsync(token.RefreshToken!, secret: null)).Message, Is.EqualTo("Invalid refresh token"));
    }

    [Test]
    public async Task Registered_applications_are_known_by_ID_secret_and_kind()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.AddApplication(new HelixTestApplication { ClientId = "mine", ClientSecret = "right" });
        server.Identity.AddApplication(new HelixTestApplication { ClientId = "public" });

        async Task<(int, string?)> AskAsync(string clientId, string? secret)
        {
            var reply = await caller.PostAsync("token", ("client_id", clientId), ("client_secret", secret), ("grant_type", "client_credentials"));
            return ((int)reply.Status, reply.Message);
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await AskAsync("mine", "right"), Is.EqualTo((200, (string?)null)));
            Assert.That(await AskAsync("mine", "wrong"), Is.EqualTo((403, "invalid client secret")));
            Assert.That(await AskAsync("mine", null), Is.EqualTo((400, "missing client secret")));
            Assert.That(await AskAsync("other", "right"), Is.EqualTo((400, "invalid client")));
            Assert.That(await AskAsync("public", "any"), Is.EqualTo((403, "invalid client secret")));
        }
    }

    [Test]
    public async Task Scopes_can_be_text()
    {
        using var server = HelixTestServer.Start(new HelixTestServerOptions { ScopesAreText = true });
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", ["user:edit", "bits:read"]);

        Assert.That((await caller.RefreshAsync(token.RefreshToken!))["scope"], Is.EqualTo("user:edit bits:read"));
    }

    [Test]
    public async Task A_refresh_token_that_was_invalidated_is_refused()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7");

        Assert.That(server.Identity.InvalidateRefreshToken(token.RefreshToken!), Is.True);

        var refused = await caller.RefreshAsync(token.RefreshToken!);
        Assert.That(refused.Status, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(refused.Json, Is.EqualTo(new JObject { ["status"] = 400, ["message"] = "Invalid refresh token" }).Using<JToken>(JToken.DeepEquals));
        Assert.That((await caller.CallAsync("users", token.AccessToken)).Status, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Of_more_than_50_tokens_the_oldest_end()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var tokens = Enumerable.Range(0, 51).Select(_ => server.Identity.CreateUserToken("7").AccessToken).ToArray();

        Assert.That((await caller.CallAsync("users", tokens[0])).Status, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await caller.CallAsync("users", tokens[1])).Status, Is.EqualTo(HttpStatusCode.OK));
    }
}
