using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class ImplicitGrantTests : IdentityFixture
{
    private static readonly AuthorizationRequest Request = new() { ResponseType = AuthorizationResponseType.Token, State = "s", Scopes = ["chat:read"] };

    [Test]
    public void The_address_asks_for_a_token() =>
        Assert.That(
            Identity.CreateAuthorizationUrl(Request).Query,
            Is.EqualTo("?response_type=token&client_id=the-client-id&redirect_uri=http%3A%2F%2Flocalhost%3A3000&scope=chat%3Aread&state=s"));

    [Test]
    public async Task The_fragment_is_read_and_the_token_checked()
    {
        Server.Identity = _ => Answer.Json(Validation);

        var redirect = new Uri("http://localhost:3000/#access_token=secret-access&scope=chat%3Aread+user%3Aedit&state=s&token_type=bearer");
        var grant = await Identity.CompleteAuthorizationAsync(redirect, Request);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(grant.Token.AccessToken, Is.EqualTo("secret-access"));
            Assert.That(grant.Token.RefreshToken, Is.Null);
            Assert.That(grant.Token.UserId, Is.EqualTo("141981764"));
            Assert.That(grant.Token.Scopes, Is.EqualTo(new[] { "chat:read", "user:edit" }));
            Assert.That(grant.Token.ExpiresAt, Is.EqualTo(Start.AddSeconds(5520838)));
            Assert.That(Server.IdentityCalls.Single().Header("Authorization"), Is.EqualTo("OAuth secret-access"));
        }
    }

    [Test]
    public void A_wrong_state_is_refused_and_the_token_not_sent()
    {
        Assert.That(
            () => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000/#access_token=secret-stranger&state=t"), Request),
            Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains("state").And.Property("ResponseBody").Empty);
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [Test]
    public void A_token_of_another_application_is_refused()
    {
        Server.Identity = _ => Answer.Json("""{"client_id":"another","user_id":"1"}""");

        var redirect = new Uri("http://localhost:3000/#access_token=secret-stranger&state=s");
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.CompleteAuthorizationAsync(redirect, Request))!;

        Assert.That(e.ToString(), Does.Contain("another application").And.Not.Contain("secret-stranger"));
    }

    [Test]
    public void A_token_that_is_not_valid_is_refused()
    {
        Server.Identity = _ => Message(401, "invalid access token");

        Assert.That(
            () => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000/#access_token=secret-old&state=s"), Request),
            Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains("not valid"));
    }
}
