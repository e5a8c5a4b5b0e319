using System.Net;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class RefreshTests : IdentityFixture
{
    private static readonly HelixToken Old = new("141981764", "secret-old-access")
    {
        RefreshToken = "secret-old-refresh",
        UserLogin = "twitchdev",
        Scopes = ["chat:read"],
        ExpiresAt = Start,
    };

    [Test]
    public async Task The_next_token_keeps_its_user([Values] bool isPublic)
    {
        CreateClient(options => options.ClientSecret = isPublic ? null : options.ClientSecret);
        AnswerTokens(Answer.Json("""
            {"access_token":"secret-new-access","refresh_token":"secret-new-refresh","expires_in":14400,"scope":["user:edit"],"token_type":"bearer"}
            """));

        var token = await Identity.RefreshAsync(Old);

        var expected = new Dictionary<string, string>
        {
            ["client_id"] = "the-client-id",
            ["grant_type"] = "refresh_token",
            ["refresh_token"] = "secret-old-refresh",
        };
        if (!isPublic)
            expected["client_secret"] = "the-client-secret";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Server.IdentityCalls.Single().Target, Is.EqualTo("/oauth2/token"));
            Assert.That(Server.IdentityCalls.Single().Form, Is.EquivalentTo(expected));
            Assert.That(token.AccessToken, Is.EqualTo("secret-new-access"));
            Assert.That(token.RefreshToken, Is.EqualTo("secret-new-refresh"));
            Assert.That(token.UserId, Is.EqualTo("141981764"));
            Assert.That(token.UserLogin, Is.EqualTo("twitchdev"));
            Assert.That(token.Scopes, Is.EqualTo(new[] { "user:edit" }));
            Assert.That(token.ExpiresAt, Is.EqualTo(Start.AddSeconds(14400)));
            Assert.That(token.Version, Is.Not.EqualTo(Old.Version));
            Assert.That(token.ToString(), Does.Not.Contain("secret"));
        }
    }

    [TestCase("""{"access_token":"n"}""", "chat:read", "secret-old-refresh")]
    [TestCase("""{"access_token":"n","refresh_token":"","expires_in":0,"scope":null}""", "chat:read", "secret-old-refresh")]
    [TestCase("""{"access_token":"n","refresh_token":null,"expires_in":"","scope":"a b"}""", "a b", "secret-old-refresh")]
    [TestCase("""{"access_token":"n","refresh_token":"r","scope":[""]}""", "", "r")]
    public async Task What_is_absent_stays_and_without_an_end_there_is_none(string answer, string scopes, string refreshToken)
    {
        AnswerTokens(Answer.Json(answer));

        var token = await Identity.RefreshAsync(Old);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(string.Join(" ", token.Scopes!), Is.EqualTo(scopes));
            Assert.That(token.RefreshToken, Is.EqualTo(refreshToken));
            Assert.That(token.ExpiresAt, Is.Null);
        }
    }

    [TestCase(400, "Invalid refresh token")]
    [TestCase(401, "invalid refresh token")]
    [TestCase(401, "INVALID REFRESH TOKEN")]
    public void A_refusal_needs_the_users_consent_and_is_not_asked_again(int status, string message)
    {
        AnswerTokens(Message(status, message));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.RefreshAsync(Old))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.NeedsConsent, Is.True);
            Assert.That(e.UserId, Is.EqualTo("141981764"));
            Assert.That(e.StatusCode, Is.EqualTo((HttpStatusCode)status));
            Assert.That(e.Message, Does.Contain(message));
            Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret-old"));
            Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
        }
    }

    [TestCase(403, "invalid client secret")]
    [TestCase(400, "missing client id")]
    [TestCase(400, "invalid client")]
    [TestCase(404, "not found")]
    public void An_application_that_is_refused_is_not_held_against_the_user(int status, string message)
    {
        AnswerTokens(Message(status, message));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.RefreshAsync(Old))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.NeedsConsent, Is.False);
            Assert.That(e.UserId, Is.EqualTo("141981764"));
            Assert.That(e.Message, Does.Contain(message).And.Contain("HelixOptions.ClientId and ClientSecret"));
        }
    }

    [Test]
    public void Without_a_refresh_token_nothing_is_sent()
    {
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.RefreshAsync(new HelixToken("1", "secret-access")))!;

        Assert.That((e.NeedsConsent, e.UserId), Is.EqualTo((true, "1")));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }
}
