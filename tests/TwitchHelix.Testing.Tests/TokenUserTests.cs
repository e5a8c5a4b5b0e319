using System.Net;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Tests;

/// <summary>Answers about users fit the token.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TokenUserTests
{
    [Test]
    public async Task Who_names_no_user_gets_the_own_one()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.AddUser(new HelixTestUser("7", "seven") { DisplayName = "Seven" });
        server.Identity.AddUser(new HelixTestUser("8", "eight"));

        var seven = Only(await caller.CallAsync("users", server.Identity.CreateUserToken("7").AccessToken));
        var eight = Only(await caller.CallAsync("users", server.Identity.CreateUserToken("8").AccessToken));
        var described = Only(await caller.CallAsync(
            "users?description=Hi", server.Identity.CreateUserToken("7", ["user:edit"]).AccessToken, HttpMethod.Put));

        Assert.That(((string?)seven["id"], (string?)seven["login"], (string?)seven["display_name"]), Is.EqualTo(("7", "seven", "Seven")));
        Assert.That((string?)eight["login"], Is.EqualTo("eight"));
        Assert.That(((string?)described["id"], (string?)described["login"], (string?)described["description"]), Is.EqualTo(("7", "seven", "Hi")));
    }

    [Test]
    public async Task An_app_token_has_to_name_a_user()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateAppToken().AccessToken;

        var refused = await caller.CallAsync("users", token);
        var named = await caller.CallAsync("users?login=quietfox", token);

        Assert.That((refused.Status, refused.Message), Is.EqualTo((
            HttpStatusCode.BadRequest, "The id or login query parameter is required if the request uses an app access token.")));
        Assert.That((string?)Only(named)["id"], Is.EqualTo("40010002"));
    }

    [Test]
    public async Task An_email_is_shown_to_its_own_user_who_granted_that()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        server.Identity.AddUser(new HelixTestUser("7", "seven") { Email = "seven@example.org" });
        server.Identity.AddUser(new HelixTestUser("8", "eight") { Email = null });
        var tokens = new[]
        {
            server.Identity.CreateUserToken("7", ["user:read:email"]), server.Identity.CreateUserToken("7"),
            server.Identity.CreateUserToken("8", ["user:read:email"]), server.Identity.CreateAppToken(),
        };

        var emails = new List<string>();
        foreach (var token in tokens)
            emails.Add(string.Join(' ', (await caller.CallAsync("users?id=7&id=8", token.AccessToken)).Json.SelectTokens("data[*].email")));

        Assert.That(emails, Is.EqualTo(new[] { "seven@example.org", "", "", "" }));
    }

    [Test]
    public async Task A_profile_image_is_the_users_own()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);

        var before = Only(await caller.CallAsync("users?id=7"));
        server.Identity.AddUser(new HelixTestUser("7", "seven") { ProfileImageUrl = new Uri("http://127.0.0.1:9/seven.png") });
        var after = Only(await caller.CallAsync("users?id=7"));

        Assert.That((string?)before["profile_image_url"], Does.StartWith("https://static-cdn.jtvnw.net/"));
        Assert.That((string?)after["profile_image_url"], Is.EqualTo("http://127.0.0.1:9/seven.png"));
    }

    [Test]
    public async Task Only_the_own_followed_streams_are_shown()
    {
        using var server = HelixTestServer.Start();
        using var caller = new Caller(server);
        var token = server.Identity.CreateUserToken("7", ["user:read:follows"]).AccessToken;

        var own = await caller.CallAsync("streams/followed?user_id=7", token);
        var other = await caller.CallAsync("streams/followed?user_id=8", token);
        var nobody = await caller.CallAsync("streams/followed", token);

        Assert.That((own.Status, other.Status, nobody.Status), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest)));
    }

    private static JObject Only(Reply reply) => (JObject)reply.Json["data"]!.Single();
}
