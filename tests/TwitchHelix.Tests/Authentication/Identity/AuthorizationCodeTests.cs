using System.Net;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class AuthorizationCodeTests : IdentityFixture
{
    private const string Token = """
        {"access_token":"secret-access","refresh_token":"secret-refresh","expires_in":14400,"scope":["chat:read"],"token_type":"bearer"}
        """;

    [Test]
    public void The_address_has_what_is_asked_for_and_no_secret()
    {
        var url = Identity.CreateAuthorizationUrl(new AuthorizationRequest { Scopes = ["chat:read", "user:edit"], State = "a state&", ForceVerify = true });

        Assert.That(url.AbsoluteUri, Is.EqualTo($"{Server.Address}oauth2/authorize?response_type=code&client_id=the-client-id"
            + "&redirect_uri=http%3A%2F%2Flocalhost%3A3000&scope=chat%3Aread%20user%3Aedit&state=a%20state%26&force_verify=true"));
    }

    [Test]
    public void A_state_is_random_and_long()
    {
        var states = Enumerable.Range(0, 100).Select(_ => new AuthorizationRequest().State).ToList();

        Assert.That(states, Is.Unique.And.All.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public void The_redirect_URI_of_the_request_goes_first_and_without_any_there_is_no_address()
    {
        CreateClient(options => options.RedirectUri = null);

        var own = Identity.CreateAuthorizationUrl(new AuthorizationRequest { RedirectUri = new Uri("https://own.example/back") });

        Assert.That(own.Query, Does.Contain("redirect_uri=https%3A%2F%2Fown.example%2Fback&"));
        Assert.That(
            () => Identity.CreateAuthorizationUrl(new AuthorizationRequest()), Throws.ArgumentException.With.Message.Contains("HelixOptions.RedirectUri"));
    }

    [Test]
    public async Task The_code_of_the_redirect_is_exchanged_and_the_token_knows_its_user()
    {
        AnswerTokens(Answer.Json(Token));
        var request = new AuthorizationRequest { Scopes = ["chat:read"] };

        var redirect = new Uri($"http://localhost:3000/?code=secret%2Bcode&scope=chat%3Aread&state={request.State}&own=1&own=2");
        var grant = await Identity.CompleteAuthorizationAsync(redirect, request);

        var exchange = Server.IdentityCalls[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exchange.Method + " " + exchange.Target, Is.EqualTo("POST /oauth2/token"));
            Assert.That(exchange.Form, Is.EquivalentTo(new Dictionary<string, string>
            {
                ["client_id"] = "the-client-id",
                ["client_secret"] = "the-client-secret",
                ["code"] = "secret+code",
                ["grant_type"] = "authorization_code",
                ["redirect_uri"] = "http://localhost:3000",
            }));
            Assert.That(Server.IdentityCalls[1].Target, Is.EqualTo("/oauth2/validate"));
            Assert.That(Server.IdentityCalls[1].Header("Authorization"), Is.EqualTo("OAuth secret-access"));
            Assert.That(grant.Token.UserId, Is.EqualTo("141981764"));
            Assert.That(grant.Token.UserLogin, Is.EqualTo("twitchdev"));
            Assert.That(grant.Token.AccessToken, Is.EqualTo("secret-access"));
            Assert.That(grant.Token.RefreshToken, Is.EqualTo("secret-refresh"));
            Assert.That(grant.Token.Scopes, Is.EqualTo(new[] { "chat:read" }));
            Assert.That(grant.Token.ExpiresAt, Is.EqualTo(Start.AddSeconds(14400)));
            Assert.That(grant.IdToken, Is.Null);
        }
    }

    [TestCase("code=secret-code", TestName = "{m}(missing)")]
    [TestCase("code=secret-code&state=", TestName = "{m}(empty)")]
    [TestCase("code=secret-code&state=the-stat", TestName = "{m}(shorter)")]
    [TestCase("code=secret-code&state=the-statethe-state", TestName = "{m}(twice as long)")]
    [TestCase("code=secret-code&state=The-state", TestName = "{m}(another case)")]
    [TestCase("code=secret-code&state=other&state=the-state", TestName = "{m}(two)")]
    [TestCase("error=access_denied", TestName = "{m}(with an error)")]
    public void A_wrong_state_is_refused_and_nothing_is_sent(string query)
    {
        var request = new AuthorizationRequest { State = "the-state" };

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(
            () => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000/?" + query), request))!;

        Assert.That(e.Message, Does.Contain("state"));
        Assert.That(e.NeedsConsent, Is.False);
        Assert.That(e.ToString(), Does.Not.Contain("secret-code"));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [TestCase(null, "code=secret-code&state=the-state")]
    [TestCase("", "code=secret-code&state=")]
    [TestCase(null, "code=secret-code")]
    [TestCase(null, "error=access_denied")]
    public void A_session_that_has_no_state_is_refused_as_a_wrong_state_is(string? saved, string query)
    {
        var request = new AuthorizationRequest { State = saved };

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(
            () => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000/?" + query), request))!;

        Assert.That(e.Message, Does.Contain("the session has no state"));
        Assert.That(e.NeedsConsent, Is.False);
        Assert.That(e.ToString(), Does.Not.Contain("secret-code"));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [TestCase(null)]
    [TestCase("")]
    public void Without_a_state_or_nonce_none_is_sent(string? none)
    {
        var url = Identity.CreateAuthorizationUrl(new AuthorizationRequest { Scopes = ["openid"], State = none, Nonce = none });

        Assert.That(url.Query, Does.Not.Contain("state=").And.Not.Contain("nonce="));
    }

    [Test]
    public void A_token_where_a_code_is_due_is_refused() =>
        Assert.That(
            () => Identity.CompleteAuthorizationAsync(
                new Uri("http://localhost:3000/#access_token=secret-stranger&state=s"), new AuthorizationRequest { State = "s" }),
            Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains("no code"));

    [Test]
    public void A_user_who_declines_is_told_apart()
    {
        var redirect = new Uri("http://localhost:3000/?error=access_denied&error_description=The+user+denied+you+access&state=s");

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.CompleteAuthorizationAsync(redirect, new AuthorizationRequest { State = "s" }))!;

        Assert.That(e.Message, Does.Contain("access_denied").And.Contain("The user denied you access"));
        Assert.That(e.NeedsConsent, Is.True);
    }

    [TestCase("""["a","b"]""", "a b")]
    [TestCase("\"a b\"", "a b")]
    [TestCase("""[""]""", "")]
    [TestCase("\"\"", "")]
    [TestCase("[]", "")]
    [TestCase("null", "chat:read user:edit", TestName = "{m}(null: what the validation says)")]
    public async Task Scopes_are_read_in_every_form(string scope, string expected)
    {
        AnswerTokens(Answer.Json($$"""{"access_token":"secret-access","scope":{{scope}}}"""));

        var grant = await Identity.ExchangeCodeAsync("secret-code");

        Assert.That(string.Join(" ", grant.Token.Scopes!), Is.EqualTo(expected));
    }

    [Test]
    public async Task Another_redirect_URI_can_be_given()
    {
        AnswerTokens(Answer.Json(Token));

        await Identity.ExchangeCodeAsync("secret-code", new Uri("https://own.example/back"));

        Assert.That(Server.IdentityCalls[0].Form["redirect_uri"], Is.EqualTo("https://own.example/back"));
    }

    [TestCase(400, "Invalid authorization code", true)]
    [TestCase(400, "invalid client", false)]
    [TestCase(403, "invalid client secret", false)]
    [TestCase(400, "Parameter redirect_uri does not match registered URI", false)]
    public void A_refusal_says_who_can_mend_it(int status, string message, bool needsConsent)
    {
        AnswerTokens(Message(status, message));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.ExchangeCodeAsync("secret-code"))!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(e.Message, Does.Contain(message));
            Assert.That(e.NeedsConsent, Is.EqualTo(needsConsent));
            Assert.That(e.StatusCode, Is.EqualTo((HttpStatusCode)status));
            Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
        }
    }

    [Test]
    public void What_may_have_been_carried_out_is_not_sent_again([Values] bool cutOff)
    {
        AnswerTokens(cutOff ? Answer.CutOff("""{"access_token":"secret-half""") : Answer.Empty(503));

        var e = Assert.CatchAsync<HelixException>(() => Identity.ExchangeCodeAsync("secret-code"))!;

        Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret-"));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task What_was_surely_not_carried_out_is_sent_again()
    {
        AnswerTokens(Message(429, "too many"), Answer.Json(Token));

        await Identity.ExchangeCodeAsync("secret-code");

        Assert.That(Server.IdentityCalls.Count(call => call.Path == "/oauth2/token"), Is.EqualTo(2));
    }

    [TestCase("""{"client_id":"another","user_id":"1"}""", "another application")]
    [TestCase("""{"client_id":"the-client-id"}""", "no user's")]
    public void A_token_that_is_not_a_users_for_this_application_is_refused(string validation, string reason)
    {
        Server.Identity = request => Answer.Json(request.Path == "/oauth2/validate" ? validation : Token);

        Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains(reason));
    }
}
