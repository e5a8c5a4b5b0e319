using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class IdTokenTests : IdentityFixture
{
    private static readonly RSA Key = RSA.Create(2048);
    private static readonly RSA OtherKey = RSA.Create(2048);
    private static readonly long Now = Start.ToUnixTimeSeconds();
    private readonly Dictionary<string, RSA> published = new() { ["1"] = Key };

    private int KeyRequests => Server.IdentityCalls.Count(call => call.Path == "/oauth2/keys");

    [Test]
    public void The_address_asks_for_the_claims_with_a_nonce()
    {
        var request = new AuthorizationRequest { Scopes = ["openid", "user:read:email"], State = "s", Nonce = "n", IdTokenClaims = ["email", "preferred_username"], ResponseType = AuthorizationResponseType.TokenAndIdToken };

        var query = Identity.CreateAuthorizationUrl(request).Query;

        Assert.That(Uri.UnescapeDataString(query), Is.EqualTo("?response_type=token id_token&client_id=the-client-id&redirect_uri=http://localhost:3000&scope=openid user:read:email&state=s&nonce=n"
            + """&claims={"id_token":{"email":null,"preferred_username":null}}"""));
    }

    [Test]
    public void Without_the_scope_there_is_no_nonce_and_no_claims_can_be_asked_for()
    {
        Assert.That(Identity.CreateAuthorizationUrl(new AuthorizationRequest()).Query, Does.Not.Contain("nonce"));
        Assert.That(() => Identity.CreateAuthorizationUrl(new AuthorizationRequest { IdTokenClaims = ["email"] }), Throws.ArgumentException.With.Message.Contains("openid"));
    }

    [Test]
    public async Task The_ID_token_of_a_code_tells_who_the_user_is()
    {
        Publish(Jwt.Rs256(Payload(more: ""","preferred_username":"TwitchDev","email":"dev@example.com","email_verified":true,"picture":"https://x.example/p.png","updated_at":"2025-12-24T01:02:03Z" """), Key, "1"));

        var idToken = (await Identity.ExchangeCodeAsync("secret-code", nonce: "the-nonce")).IdToken!;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(idToken.UserId, Is.EqualTo("141981764"));
            Assert.That(idToken.PreferredUsername, Is.EqualTo("TwitchDev"));
            Assert.That(idToken.Email, Is.EqualTo("dev@example.com"));
            Assert.That(idToken.EmailVerified, Is.True);
            Assert.That(idToken.Picture, Is.EqualTo("https://x.example/p.png"));
            Assert.That(idToken.UpdatedAt, Is.EqualTo(new DateTimeOffset(2025, 12, 24, 1, 2, 3, TimeSpan.Zero)));
            Assert.That(idToken.IssuedAt, Is.EqualTo(Start));
            Assert.That(idToken.ExpiresAt, Is.EqualTo(Start.AddSeconds(900)));
        }
    }

    [Test]
    public async Task The_ID_token_of_a_fragment_is_checked_too()
    {
        var request = new AuthorizationRequest { ResponseType = AuthorizationResponseType.TokenAndIdToken, Nonce = "the-nonce" };
        Publish("unused");

        var redirect = $"http://localhost:3000/#access_token=secret-access&state={request.State}&id_token=";
        var grant = await Identity.CompleteAuthorizationAsync(new Uri(redirect + Jwt.Rs256(Payload(), Key, "1")), request);

        Assert.That(grant.IdToken!.UserId, Is.EqualTo("141981764"));
        Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.CompleteAuthorizationAsync(new Uri(redirect + Jwt.Rs256(Payload(), OtherKey, "1")), request));
        Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.CompleteAuthorizationAsync(new Uri(redirect), request));
    }

    [TestCase(AuthorizationResponseType.Code)]
    [TestCase(AuthorizationResponseType.TokenAndIdToken)]
    public void An_ID_token_is_refused_if_the_session_has_lost_its_nonce(AuthorizationResponseType type)
    {
        var request = new AuthorizationRequest { ResponseType = type, RedirectUri = new Uri("http://localhost:3000"), Nonce = null };
        var jwt = Jwt.Rs256(Payload(), Key, "1");
        Publish(jwt);
        var redirect = type == AuthorizationResponseType.Code
            ? $"http://localhost:3000/?code=secret-code&state={request.State}"
            : $"http://localhost:3000/#access_token=secret-access&state={request.State}&id_token={jwt}";

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.CompleteAuthorizationAsync(new Uri(redirect), request))!;

        Assert.That(e.Message, Does.Contain("nonce"));
    }

    [Test]
    public async Task Keys_are_kept_until_a_token_names_another()
    {
        Publish(Jwt.Rs256(Payload(), Key, "1"));
        await Identity.ExchangeCodeAsync("secret-code");
        await Identity.ExchangeCodeAsync("secret-code");
        Assert.That(KeyRequests, Is.EqualTo(1));

        published["2"] = OtherKey;
        Publish(Jwt.Rs256(Payload(), OtherKey, "2"));
        await Identity.ExchangeCodeAsync("secret-code");
        Assert.That(KeyRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task Keys_are_kept_for_a_day()
    {
        Publish(Jwt.Rs256(Payload(end: Now + 200_000), Key, "1"));
        await Identity.ExchangeCodeAsync("secret-code");
        Time.Advance(TimeSpan.FromHours(25));
        await Identity.ExchangeCodeAsync("secret-code");

        Assert.That(KeyRequests, Is.EqualTo(2));
    }

    [TestCase(929)]
    [TestCase(0)]
    public async Task A_clock_may_differ_by_half_a_minute(int seconds)
    {
        Publish(Jwt.Rs256(Payload(more: $",\"nbf\":{Now + 29}"), Key, "1"));
        Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);
    }

    [TestCaseSource(nameof(Wrong))]
    public void A_token_that_is_not_to_be_believed_is_refused(string idToken, string reason)
    {
        Publish(idToken);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.ExchangeCodeAsync("secret-code", nonce: "the-nonce"))!;

        Assert.That(e.Message, Does.Contain("ID token").And.Contain(reason));
        Assert.That(e.ToString(), Does.Not.Contain(idToken));
    }

    [TestCase("<html>")]
    [TestCase("")]
    public void Keys_that_can_not_be_read_are_a_HelixException(string keys)
    {
        Publish(Jwt.Rs256(Payload(), Key, "1"), keys);

        Assert.ThrowsAsync<HelixException>(() => Identity.ExchangeCodeAsync("secret-code"));
    }

    private static IEnumerable<TestCaseData> Wrong => new (string Name, string IdToken, string Reason)[]
    {
        ("another key", Jwt.Rs256(PayloadOf(), OtherKey, "1"), "signature"),
        ("an unknown key", Jwt.Rs256(PayloadOf(), Key, "3"), "no key"),
        ("no algorithm", Jwt.Unsigned(PayloadOf()), "RS256"),
        ("the public key as a secret", Jwt.Hs256(PayloadOf(), Encoding.ASCII.GetBytes(Key.ExportRSAPublicKeyPem()), """{"alg":"HS256","kid":"1"}"""), "RS256"),
        ("another algorithm", Jwt.Rs256(PayloadOf(), Key, "1", "RS512"), "RS256"),
        ("damaged", "a.b.c", "damaged"),
        ("no JWT", "not-a-jwt", "not a JWT"),
    }.Select(wrong => new TestCaseData(wrong.IdToken, wrong.Reason) { TestName = $"{{m}}({wrong.Name})" });

    [TestCase("""{"iss":"https://evil.example","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":END}""", "somebody else")]
    [TestCase("""{"iss":"ISSUER","aud":"another","sub":"141981764","nonce":"the-nonce","exp":END}""", "another application")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"other","exp":END}""", "nonce")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","exp":END}""", "nonce")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce"}""", "no end")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":PAST}""", "expired")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":END,"nbf":END}""", "not valid yet")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"","nonce":"the-nonce","exp":END}""", "no user")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"2","nonce":"the-nonce","exp":END}""", "another user")]
    public void Claims_that_do_not_fit_are_refused(string payload, string reason)
    {
        Publish(Jwt.Rs256(
            payload.Replace("ISSUER", Issuer, StringComparison.Ordinal).Replace("END", $"{Now + 900}", StringComparison.Ordinal).Replace("PAST", $"{Now - 30}", StringComparison.Ordinal),
            Key,
            "1"));

        Assert.That(() => Identity.ExchangeCodeAsync("secret-code", nonce: "the-nonce"), Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains(reason));
    }

    private string Issuer => $"{Server.Address}oauth2";

    private string Payload(long? end = null, string more = "") => PayloadOf(Issuer, end, more);

    private static string PayloadOf(string issuer = "any", long? end = null, string more = "") =>
        $$"""{"iss":"{{issuer}}","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","iat":{{Now}},"exp":{{end ?? Now + 900}}{{more}}}""";

    private void Publish(string idToken, string? keys = null) => Server.Identity = request => request.Path switch
    {
        "/oauth2/validate" => Answer.Json(Validation),
        "/oauth2/keys" => Answer.Json(keys ?? $$"""{"keys":[{{string.Join(",", published.Select(Describe))}}]}"""),
        _ => Answer.Json($$"""{"access_token":"secret-access","id_token":"{{idToken}}"}"""),
    };

    private static string Describe(KeyValuePair<string, RSA> key)
    {
        var parameters = key.Value.ExportParameters(includePrivateParameters: false);
        return $$"""{"alg":"RS256","kty":"RSA","use":"sig","kid":"{{key.Key}}","n":"{{Base64Url.EncodeToString(parameters.Modulus)}}","e":"{{Base64Url.EncodeToString(parameters.Exponent)}}"}""";
    }
}
