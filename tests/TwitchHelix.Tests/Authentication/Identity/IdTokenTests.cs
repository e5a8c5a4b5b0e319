using System.Text;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>Which ID tokens are accepted, and what they tell.</summary>
public sealed class IdTokenTests : IdTokenFixture
{
    [Test]
    public void The_address_asks_for_the_claims_with_a_nonce()
    {
        var request = new AuthorizationRequest
        {
            Scopes = ["openid", "user:read:email"],
            State = "s",
            Nonce = "n",
            IdTokenClaims = ["email", "preferred_username"],
            ResponseType = AuthorizationResponseType.TokenAndIdToken,
        };

        var query = Identity.CreateAuthorizationUrl(request).Query;

        Assert.That(Uri.UnescapeDataString(query), Is.EqualTo("?response_type=token id_token&client_id=the-client-id&redirect_uri=http://localhost:3000"
            + "&scope=openid user:read:email&state=s&nonce=n" + """&claims={"id_token":{"email":null,"preferred_username":null}}"""));
    }

    [Test]
    public void Without_the_scope_there_is_no_nonce_and_no_claims_can_be_asked_for()
    {
        Assert.That(Identity.CreateAuthorizationUrl(new AuthorizationRequest()).Query, Does.Not.Contain("nonce"));
        Assert.That(
            () => Identity.CreateAuthorizationUrl(new AuthorizationRequest { IdTokenClaims = ["email"] }),
            Throws.ArgumentException.With.Message.Contains("openid"));
    }

    [Test]
    public async Task The_ID_token_of_a_code_tells_who_the_user_is()
    {
        var claims = ""","preferred_username":"TwitchDev","email":"dev@example.com","email_verified":true,"picture":"https://x.example/p.png" """;
        Publish(Jwt.Rs256(Payload(more: claims + ""","updated_at":"2025-12-24T01:02:03Z" """), Key, "1"));

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

        var redirect = $"http://localhost:3000/#access_token={AccessToken}&state={request.State}&id_token=";
        var grant = await Identity.CompleteAuthorizationAsync(new Uri(redirect + Jwt.Rs256(Payload(more: Hash), Key, "1")), request);

        Assert.That(grant.IdToken!.UserId, Is.EqualTo("141981764"));
        var forged = new Uri(redirect + Jwt.Rs256(Payload(more: Hash), OtherKey, "1"));
        Assert.That(() => Identity.CompleteAuthorizationAsync(forged, request), Refuses("signature"));
        Assert.That(() => Identity.CompleteAuthorizationAsync(new Uri(redirect), request), Refuses("no id_token"));
    }

    [TestCase("", "at_hash")]
    [TestCase(""","at_hash":"AAAAAAAAAAAAAAAAAAAAAA" """, "another access token")]
    [TestCase(""","at_hash":"" """, "another access token")]
    public void In_a_fragment_it_has_to_belong_to_the_access_token(string claim, string reason)
    {
        var request = new AuthorizationRequest { ResponseType = AuthorizationResponseType.TokenAndIdToken, Nonce = "the-nonce" };
        Publish("unused");

        var redirect = new Uri($"http://localhost:3000/#access_token={AccessToken}&state={request.State}&id_token={Jwt.Rs256(Payload(more: claim), Key, "1")}");

        Assert.That(() => Identity.CompleteAuthorizationAsync(redirect, request), Refuses(reason));
    }

    [Test]
    public async Task With_a_code_the_hash_is_checked_if_there_is_one()
    {
        Publish(Jwt.Rs256(Payload(more: Hash), Key, "1"));
        Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);

        Publish(Jwt.Rs256(Payload(more: ""","at_hash":"AAAAAAAAAAAAAAAAAAAAAA" """), Key, "1"));
        Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("another access token"));
    }

    [TestCase("\"the-client-id\"", ""","azp":"the-client-id" """, true)]
    [TestCase("[\"the-client-id\"]", "", true)]
    [TestCase("[\"another\",\"the-client-id\"]", ""","azp":"the-client-id" """, true)]
    [TestCase("\"the-client-id\"", ""","azp":"another" """, false)]
    [TestCase("[\"another\",\"the-client-id\"]", "", false)]
    [TestCase("[\"another\"]", ""","azp":"the-client-id" """, false)]
    [TestCase("[]", "", false)]
    [TestCase("null", "", false)]
    public async Task It_has_to_be_for_this_application(string audience, string more, bool isAccepted)
    {
        Publish(Jwt.Rs256(Payload(audience: audience, more: more), Key, "1"));

        if (isAccepted)
            Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);
        else
            Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("another application"));
    }

    [TestCase("openid user:edit", "[\"user:edit\"]")]
    [TestCase("", "[\"openid\"]")]
    public void If_openid_was_asked_for_an_ID_token_has_to_come(string asked, string granted)
    {
        AnswerTokens(Answer.Json($$"""{"access_token":"secret-access","scope":{{granted}}}"""));
        var request = new AuthorizationRequest { State = "s", Scopes = asked.Split(' ', StringSplitOptions.RemoveEmptyEntries) };

        Assert.That(() => Identity.CompleteAuthorizationAsync(new Uri("http://localhost:3000/?code=secret-code&state=s"), request), Refuses("no ID token"));
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

    [TestCase(929)]
    [TestCase(0)]
    public async Task A_clock_may_differ_by_half_a_minute(int seconds)
    {
        Publish(Jwt.Rs256(Payload(more: $",\"nbf\":{Now + 29}"), Key, "1"));
        Time.Advance(TimeSpan.FromSeconds(seconds));

        Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);
    }

    private static byte[] PublicKey => Encoding.ASCII.GetBytes(Key.ExportRSAPublicKeyPem());

    private static IEnumerable<TestCaseData> Wrong => new (string Name, Func<string, string> Sign, string Reason)[]
    {
        ("another key", payload => Jwt.Rs256(payload, OtherKey, "1"), "signature"),
        ("an unknown key", payload => Jwt.Rs256(payload, Key, "3"), "no key"),
        ("no algorithm", Jwt.Unsigned, "RS256"),
        ("the public key as a secret", payload => Jwt.Hs256(payload, PublicKey, """{"alg":"HS256","kid":"1"}"""), "RS256"),
        ("another algorithm", payload => Jwt.Rs256(payload, Key, "1", "RS512"), "RS256"),
        ("a critical extension", payload => Jwt.Rs256(payload, Key, """1","crit":["b64"],"b64":"x"""), "crit"),
        ("the algorithm twice", payload => Jwt.Rs256(payload, Key, """1","alg":"none"""), "damaged"),
        ("no signature", payload => Jwt.Rs256(payload, Key, "1")[..^342], "signature"),
        ("a claim twice", payload => Jwt.Rs256(payload[..^1] + ""","sub":"2"}""", Key, "1"), "damaged"),
        ("too long", payload => Jwt.Rs256(payload[..^1] + $$""","x":"{{new string('x', 16_000)}}"}""", Key, "1"), "characters"),
        ("damaged", _ => "a.b.c", "damaged"),
        ("no JWT", _ => "not-a-jwt", "not a JWT"),
    }.Select(wrong => new TestCaseData(wrong.Sign, wrong.Reason) { TestName = $"{{m}}({wrong.Name})" });

    [TestCaseSource(nameof(Wrong))]
    public void A_token_that_is_not_to_be_believed_is_refused(Func<string, string> sign, string reason)
    {
        var idToken = sign(Payload());
        Publish(idToken);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.ExchangeCodeAsync("secret-code", nonce: "the-nonce"))!;

        Assert.That(e.Message, Does.Contain("ID token").And.Contain(reason));
        Assert.That(e.ToString(), Does.Not.Contain(idToken));
    }

    [TestCase("""{"iss":"https://evil.example","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":END}""", "somebody else")]
    [TestCase("""{"iss":"ISSUER","aud":"another","sub":"141981764","nonce":"the-nonce","exp":END}""", "another application")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"other","exp":END}""", "nonce")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","exp":END}""", "nonce")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce"}""", "no end")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","Exp":END}""", "no end")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":1e300}""", "can't be read")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":7,"nonce":"the-nonce","exp":END}""", "can't be read")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":PAST}""", "expired")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":END,"nbf":END}""", "not valid yet")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"","nonce":"the-nonce","exp":END}""", "no user")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"2","nonce":"the-nonce","exp":END}""", "another user")]
    public void Claims_that_do_not_fit_are_refused(string payload, string reason)
    {
        var values = new Dictionary<string, string> { ["ISSUER"] = Issuer, ["END"] = $"{Now + 900}", ["PAST"] = $"{Now - 30}" };
        Publish(Jwt.Rs256(values.Aggregate(payload, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal)), Key, "1"));

        Assert.That(() => Identity.ExchangeCodeAsync("secret-code", nonce: "the-nonce"), Refuses(reason));
    }
}
