using TwitchHelix.Tests.Authentication.Identity;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Answers of the identity server with impossible values: each is a HelixException that quotes nothing of them.</summary>
public sealed class HostileAnswerTests : IdentityFixture
{
    private static readonly HelixToken Token = new("141981764", "secret-access") { RefreshToken = "secret-refresh" };

    [TestCase("""{"client_id":"c","user_id":"1","scopes":[{}]}""")]
    [TestCase("""{"client_id":"c","user_id":"1","scopes":[["secret-scope"]]}""")]
    [TestCase("""{"client_id":"c","user_id":"1","scopes":{"secret-scope":1}}""")]
    [TestCase("""{"client_id":"c","user_id":"1","scopes":[1]}""")]
    [TestCase("""{"client_id":"c","user_id":"1","scopes":["a" """)]
    [TestCase("""{"client_id":"c","user_id":"\ud800","scopes":[]}""")]
    [TestCase("""{"client_id":"c","user_id":"secret-user","scopes":[]}""")]
    [TestCase("""{"client_id":"c","user_id":{},"scopes":[]}""")]
    public void A_validation(string answer)
    {
        Server.Identity = _ => Answer.Json(answer);

        AssertRefused(Assert.ThrowsAsync<HelixException>(() => Identity.ValidateAsync("secret-access"))!);
    }

    [TestCase("""{"access_token":"secret-a\r\nX-Injected: 1"}""")]
    [TestCase("""{"access_token":"secret-a\u0000"}""")]
    [TestCase("""{"access_token":"secret-\u00e9"}""")]
    [TestCase("""{"access_token":"oauth:secret-a"}""")]
    [TestCase("""{"access_token":["secret-a"]}""")]
    [TestCase("""{"access_token":new secret-a(1)}""")]
    [TestCase("""{"access_token":"a","refresh_token":"secret-r\n"}""")]
    [TestCase("""{"access_token":"a","refresh_token":"secret-\udfff"}""")]
    [TestCase("""{"access_token":"a","scope":[{}]}""")]
    public void A_renewed_token(string answer)
    {
        Server.Identity = _ => Answer.Json(answer);

        AssertRefused(Assert.ThrowsAsync<HelixException>(() => Identity.RefreshAsync(Token))!);
    }

    [Test]
    public void An_app_token()
    {
        CreateClient(options => options.ClientSecret = "secret-of-the-app");
        Server.Identity = _ => Answer.Json("""{"access_token":"secret-a\n"}""");

        AssertRefused(Assert.ThrowsAsync<HelixException>(() => Client!.ForApp().Users.GetUsersAsync())!);
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public async Task Scopes_in_any_form_of_Twitch()
    {
        Server.Identity = _ => Answer.Json("""{"access_token":"a","scope":["a b",null,"","c"]}""");

        Assert.That((await Identity.RefreshAsync(Token)).Scopes, Is.EqualTo(new[] { "a", "b", "c" }));
    }

    private static void AssertRefused(HelixException e)
    {
        Assert.That(e.Message, Does.Contain("status 200"));
        Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret-"));
    }
}
