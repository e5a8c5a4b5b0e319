using System.Text;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>Which addresses count as the answer to a request.</summary>
public sealed class RedirectTests : IdentityFixture
{
    private static readonly Uri RedirectUri = new("https://app.example/signed-in");

    [TestCase("http://app.example/signed-in", "scheme")]
    [TestCase("https://app.example.evil.example/signed-in", "host")]
    [TestCase("https://app\ufffd.example/signed-in", "host")]
    [TestCase("https://app.example:8443/signed-in", "port")]
    [TestCase("https://app.example/signed-in/", "path")]
    [TestCase("https://app.example/Signed-in", "path")]
    [TestCase("https://app.example/other", "path")]
    public void An_address_that_is_not_the_redirect_URI_is_refused(string address, string part)
    {
        var e = Refusal(AuthorizationResponseType.Code, $"{address}?code=secret-code&state=s");

        Assert.That(e.Message, Does.Contain($"its {part} is not that of the redirect URI"));
    }

    [TestCase("https://app.example/signed-in")]
    [TestCase("HTTPS://APP.EXAMPLE:443/signed-in")]
    public async Task The_same_address_in_another_form_is_accepted(string address)
    {
        AnswerTokens(Answer.Json("""{"access_token":"secret-access"}"""));

        var grant = await CompleteAsync(AuthorizationResponseType.Code, $"{address}?code=secret-code&state=s");

        Assert.That(grant.Token.AccessToken, Is.EqualTo("secret-access"));
    }

    [TestCase(AuthorizationResponseType.Code, "#code=secret-code&state=s", "a code in its fragment")]
    [TestCase(AuthorizationResponseType.Code, "?state=s#code=secret-code", "a code in its fragment")]
    [TestCase(AuthorizationResponseType.Code, "?access_token=secret-token&state=s", "a token in its query")]
    [TestCase(AuthorizationResponseType.Code, "?code=secret-code&state=s#access_token=secret-token", "no code but a token")]
    [TestCase(AuthorizationResponseType.Code, "?code=&state=s", "no code")]
    [TestCase(AuthorizationResponseType.Token, "?access_token=secret-token&state=s", "a token in its query")]
    [TestCase(AuthorizationResponseType.Token, "?state=s#access_token=secret-token", "state")]
    [TestCase(AuthorizationResponseType.Token, "?code=secret-code&state=s", "no token but a code")]
    [TestCase(AuthorizationResponseType.Token, "#state=s", "no access_token")]
    [TestCase(AuthorizationResponseType.TokenAndIdToken, "?id_token=secret-token&state=s", "a token in its query")]
    [TestCase(AuthorizationResponseType.TokenAndIdToken, "#access_token=secret-token&state=s", "no id_token")]
    public void What_comes_in_the_wrong_place_is_refused(AuthorizationResponseType type, string rest, string reason) =>
        Assert.That(Refusal(type, RedirectUri + rest).Message, Does.Contain(reason));

    [TestCase("?code=secret-code&code=secret-code&state=s", "code twice")]
    [TestCase("?code=secret-code&c%6Fde=secret-code&state=s", "code twice")]
    [TestCase("?code=secret-code&state=s&%73tate=s", "state twice")]
    [TestCase("?code=secret-code%&state=s", "malformed escape")]
    [TestCase("?code=secret-code%2&state=s", "malformed escape")]
    [TestCase("?code=secret-code%zz&state=s", "malformed escape")]
    [TestCase("?code=secret-code%ff&state=s", "malformed escape")]
    [TestCase("?code=secret-code%ed%a0%80&state=s", "malformed escape")]
    [TestCase("?code=secret-code&state=s#%", "malformed escape")]
    public void A_query_that_is_not_Twitchs_is_refused(string query, string reason) =>
        Assert.That(Refusal(AuthorizationResponseType.Code, RedirectUri + query).Message, Does.Contain(reason));

    [Test]
    public void Each_parameter_of_the_authorization_comes_once(
        [Values("state", "code", "error", "error_description", "access_token", "id_token", "scope", "token_type")] string name)
    {
        var e = Refusal(AuthorizationResponseType.Code, $"{RedirectUri}?{name}=s&{name}=s");

        Assert.That((e.Message, e.Operation), Is.EqualTo(($"What the browser came back with is refused: it has {name} twice.", "Authorization")));
    }

    [TestCase("?x=1&x=2&y&code=secret-code&state=s")]
    [TestCase("?code=secret-code&state=s#_=_")]
    [TestCase("?code=secret-code&state=s#")]
    [TestCase("?code=secret-code&state=s#x?error=y")]
    public async Task What_the_application_or_a_browser_adds_is_ignored(string rest)
    {
        AnswerTokens(Answer.Json("""{"access_token":"secret-access"}"""));

        var grant = await CompleteAsync(AuthorizationResponseType.Code, RedirectUri + rest);

        Assert.That(grant.Token.AccessToken, Is.EqualTo("secret-access"));
    }

    [Test]
    public void Half_a_character_is_refused() =>
        Assert.That(Refusal(AuthorizationResponseType.Code, $"{RedirectUri}?code=secret-code\ud800&state=s").Message, Does.Contain("malformed escape"));

    [Test]
    public void A_long_address_is_refused() =>
        Assert.That(
            Refusal(AuthorizationResponseType.Code, $"{RedirectUri}?code={new string('x', 20_000)}&state=s").Message,
            Does.Contain("more than 16384 characters"));

    [TestCase(AuthorizationResponseType.Code, '?')]
    [TestCase(AuthorizationResponseType.Token, '?')]
    [TestCase(AuthorizationResponseType.Token, '#')]
    [TestCase(AuthorizationResponseType.TokenAndIdToken, '?')]
    [TestCase(AuthorizationResponseType.TokenAndIdToken, '#')]
    public void A_refusal_is_understood(AuthorizationResponseType type, char mark)
    {
        var e = Refusal(type, $"{RedirectUri}{mark}error=access_denied&error_description=The+user+denied+you+access&state=s");

        Assert.That(e.Message, Does.Contain("access_denied").And.Contain("The user denied you access"));
        Assert.That((e.NeedsConsent, e.Operation), Is.EqualTo((true, "Authorization")));
    }

    [Test]
    public void What_Twitch_says_is_one_line_cut_and_without_secrets()
    {
        var said = Uri.EscapeDataString("a\r\nb\u001b[31m\u2028the-client-secret" + new string('x', 5000));

        var e = Refusal(AuthorizationResponseType.Code, $"{RedirectUri}?error={said}&error_description={said}&state=s");

        Assert.That(e.Message, Does.Not.Match("[\\p{C}\u2028]").And.Not.Contain("the-client-secret").And.Contain("[secret]"));
        Assert.That(e.Message, Has.Length.LessThan(5000));
    }

    [Test]
    public void Without_an_absolute_redirect_URI_nothing_can_be_compared([Values] bool isRelative)
    {
        CreateClient(options => options.RedirectUri = null);
        var request = new AuthorizationRequest { State = "s", RedirectUri = isRelative ? new Uri("/signed-in", UriKind.Relative) : null };

        Assert.That(
            () => Identity.CompleteAuthorizationAsync(new Uri(RedirectUri, "?code=secret-code&state=s"), request),
            Throws.ArgumentException.With.Message.Contains("redirect URI"));
        Assert.That(() => Identity.CreateAuthorizationUrl(request), Throws.ArgumentException.With.Message.Contains("redirect URI"));
    }

    /// <summary>Whatever stands in the address, there is one exception, and nothing is sent.</summary>
    [Test]
    public void Any_address_is_refused_with_one_exception()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        string[] pieces =
        [
            "?", "#", "&", "=", "%", "%00", "%ff", "%e4", "+", "code", "state", "access_token", "id_token", "error", "x", "\ud83d\ude00", "\ud800", ";", "[",
        ];

        for (var i = 0; i < 2000; i++)
        {
            var address = new StringBuilder(RedirectUri.OriginalString);
            for (var length = random.Next(30); length > 0; length--)
                address.Append(pieces[random.Next(pieces.Length)]);
            if (Uri.TryCreate(address.ToString(), UriKind.Absolute, out var redirect))
                Refusal((AuthorizationResponseType)random.Next(3), redirect.OriginalString, state: "a-state-that-is-not-in-there");
        }
    }

    private HelixAuthorizationException Refusal(AuthorizationResponseType type, string address, string state = "s")
    {
        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => CompleteAsync(type, address, state), address)!;

        Assert.That(e.ToString(), Does.Not.Contain("secret-"));
        Assert.That(Server.IdentityCalls, Is.Empty);
        return e;
    }

    private Task<UserGrant> CompleteAsync(AuthorizationResponseType type, string address, string state = "s") =>
        Identity.CompleteAuthorizationAsync(new Uri(address), new AuthorizationRequest { ResponseType = type, State = state, RedirectUri = RedirectUri });
}
