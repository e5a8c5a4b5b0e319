using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class ValidateTests : IdentityFixture
{
    [Test]
    public async Task A_good_token_is_described()
    {
        Server.Identity = _ => Answer.Json(Validation);

        var validation = await Identity.ValidateAsync("secret-access");

        var asked = Server.IdentityCalls.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{asked.Method} {asked.Target} {asked.Header("Authorization")}", Is.EqualTo("GET /oauth2/validate OAuth secret-access"));
            Assert.That(validation!.ClientId, Is.EqualTo("the-client-id"));
            Assert.That(validation.UserId, Is.EqualTo("141981764"));
            Assert.That(validation.UserLogin, Is.EqualTo("twitchdev"));
            Assert.That(validation.Scopes, Is.EqualTo(new[] { "chat:read", "user:edit" }));
            Assert.That(validation.ExpiresAt, Is.EqualTo(Start.AddSeconds(5520838)));
        }
    }

    [TestCase("""{"client_id":"c","scopes":null,"expires_in":0}""")]
    [TestCase("""{"client_id":"c","login":"","user_id":"","scopes":[]}""")]
    [TestCase("""{"client_id":"c","scopes":[""],"expires_in":null}""")]
    public async Task An_app_token_that_never_ends_has_no_user_no_scopes_and_no_end(string answer)
    {
        Server.Identity = _ => Answer.Json(answer);

        var validation = await Identity.ValidateAsync("secret-access");

        Assert.That(
            (validation!.UserId, validation.UserLogin, validation.Scopes.Count, validation.ExpiresAt),
            Is.EqualTo(((string?)null, (string?)null, 0, (DateTimeOffset?)null)));
    }

    [Test]
    public async Task A_token_that_is_not_good_is_null()
    {
        Server.Identity = _ => Message(401, "invalid access token");

        Assert.That(await Identity.ValidateAsync("secret-access"), Is.Null);
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [TestCase("secret access")]
    [TestCase("secret-access\r\nX-Injected: 1")]
    [TestCase("sécret")]
    public async Task What_no_header_can_hold_is_null_and_is_not_sent(string token)
    {
        Assert.That(await Identity.ValidateAsync(token), Is.Null);
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [Test]
    public void Another_refusal_is_an_error_not_a_bad_token()
    {
        Server.Identity = _ => Message(403, "forbidden");

        Assert.That(() => Identity.ValidateAsync("secret-access"), Throws.InstanceOf<HelixException>().With.Message.Contains("forbidden"));
    }
}
