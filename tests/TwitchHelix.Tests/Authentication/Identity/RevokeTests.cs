using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class RevokeTests : IdentityFixture
{
    [Test]
    public async Task The_token_goes_in_the_body([Values("", "OK", "{}")] string answer)
    {
        Server.Identity = _ => Answer.Text(answer, "text/plain");

        await Identity.RevokeAsync("secret-access");

        var asked = Server.IdentityCalls.Single();
        Assert.That(asked.Method + " " + asked.Target, Is.EqualTo("POST /oauth2/revoke"));
        Assert.That(asked.Form, Is.EquivalentTo(new Dictionary<string, string> { ["client_id"] = "the-client-id", ["token"] = "secret-access" }));
    }

    [Test]
    public async Task A_token_that_is_of_no_use_already_is_no_error()
    {
        Server.Identity = _ => Message(400, "Invalid token");

        await Identity.RevokeAsync("secret-access");

        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [TestCase(404, "client does not exist")]
    [TestCase(400, "missing client id")]
    public void Another_refusal_is_an_error(int status, string message)
    {
        Server.Identity = _ => Message(status, message);

        Assert.That(() => Identity.RevokeAsync("secret-access"), Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains(message));
    }
}
