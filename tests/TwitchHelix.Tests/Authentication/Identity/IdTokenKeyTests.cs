using System.Buffers.Text;
using System.Security.Cryptography;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>When the keys of ID tokens are fetched, and which of them are accepted.</summary>
public sealed class IdTokenKeyTests : IdTokenFixture
{
    [Test]
    public async Task Keys_are_kept_until_a_token_names_another()
    {
        Publish(Jwt.Rs256(Payload(), Key, "1"));
        await Identity.ExchangeCodeAsync("secret-code");
        await Identity.ExchangeCodeAsync("secret-code");
        Assert.That(KeyRequests, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromMinutes(5));
        Publish(Jwt.Rs256(Payload(), OtherKey, "2"), Describe("1", Key), Describe("2", OtherKey));
        await Identity.ExchangeCodeAsync("secret-code");
        Assert.That(KeyRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task Keys_are_kept_for_a_day()
    {
        Publish(Jwt.Rs256(Payload(end: Now + 200_000), Key, "1"));
        await Identity.ExchangeCodeAsync("secret-code");
        Time.Advance(TimeSpan.FromHours(23));
        await Identity.ExchangeCodeAsync("secret-code");
        Assert.That(KeyRequests, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromHours(2));
        await Identity.ExchangeCodeAsync("secret-code");
        Assert.That(KeyRequests, Is.EqualTo(2));
    }

    [Test]
    public void Tokens_with_unknown_keys_fetch_the_keys_once_in_five_minutes()
    {
        for (var i = 0; i < 20; i++)
            Refuse($"junk-{i}");
        Assert.That(KeyRequests, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromSeconds(299));
        Refuse("later");
        Assert.That(KeyRequests, Is.EqualTo(1));

        Time.Advance(TimeSpan.FromSeconds(1));
        Refuse("at last");
        Assert.That(KeyRequests, Is.EqualTo(2));

        void Refuse(string keyId)
        {
            Publish(Jwt.Rs256(Payload(), Key, keyId));
            Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("no key"));
        }
    }

    [Test]
    public async Task Callers_at_the_same_time_share_one_fetch()
    {
        var fetched = new TaskCompletionSource();
        var validated = 0;
        PublishAnswer(Jwt.Rs256(Payload(), Key, "1"), () => Answer.Json($$"""{"keys":[{{Describe("1", Key)}}]}""") with { After = fetched.Task });
        var request = new AuthorizationRequest { ResponseType = AuthorizationResponseType.TokenAndIdToken, Nonce = "the-nonce", State = "s" };
        var redirect = new Uri($"http://localhost:3000/#access_token={AccessToken}&state=s&id_token={Jwt.Rs256(Payload(more: Hash), Key, "1")}");

        // Each call has reached the keys when it returns its task: all that comes before is done at once.
        var calls = Enumerable.Range(0, 10).Select(_ => Identity.CompleteAuthorizationAsync(redirect, request)).ToList();
        Assert.That(calls.Select(call => call.IsCompleted), Is.All.False);
        fetched.SetResult();
        foreach (var call in calls)
            validated += (await call).IdToken is null ? 0 : 1;

        Assert.That((validated, KeyRequests), Is.EqualTo((10, 1)));
    }

    [TestCase(500, "")]
    [TestCase(200, """{"keys":[]}""")]
    [TestCase(200, """{"keys":[{"kty":"EC","kid":"1"}]}""")]
    public async Task Old_keys_stay_in_use_if_the_fetch_gets_none(int status, string keys)
    {
        CreateClient(options => options.Retry.MaxRetries = 0);
        Publish(Jwt.Rs256(Payload(end: Now + 200_000), Key, "1"));
        await Identity.ExchangeCodeAsync("secret-code");
        Time.Advance(TimeSpan.FromHours(25));
        PublishAnswer(Jwt.Rs256(Payload(end: Now + 200_000), Key, "1"), () => Answer.Json(keys, status));

        await Identity.ExchangeCodeAsync("secret-code");
        await Identity.ExchangeCodeAsync("secret-code");

        Assert.That(KeyRequests, Is.EqualTo(2));
    }

    [Test]
    public async Task A_first_fetch_that_failed_is_repeated_by_the_next_call()
    {
        PublishAnswer(Jwt.Rs256(Payload(), Key, "1"), () => Answer.Empty(500));
        Assert.CatchAsync<HelixException>(() => Identity.ExchangeCodeAsync("secret-code"));

        Publish(Jwt.Rs256(Payload(), Key, "1"));

        Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);
    }

    [TestCase("""{"iss":"https://evil.example","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":1767226500}""", "somebody else")]
    [TestCase("""{"iss":"ISSUER","aud":"another","sub":"141981764","nonce":"the-nonce","exp":1767226500}""", "another application")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"the-nonce","exp":1767225000}""", "expired")]
    [TestCase("""{"iss":"ISSUER","aud":"the-client-id","sub":"141981764","nonce":"other","exp":1767226500}""", "nonce")]
    public void A_token_that_is_refused_anyway_fetches_no_keys(string payload, string reason)
    {
        Publish(Jwt.Rs256(payload.Replace("ISSUER", Issuer, StringComparison.Ordinal), Key, "unknown"));

        Assert.That(() => Identity.ExchangeCodeAsync("secret-code", nonce: "the-nonce"), Refuses(reason));
        Assert.That(KeyRequests, Is.Zero);
    }

    // Sizes that every system can make: macOS none below 1024 bits, Windows only multiples of 64.
    [TestCase(1024)]
    [TestCase(1984)]
    public void A_small_key_is_refused(int bits)
    {
        using var small = RSA.Create(bits);
        Publish(Jwt.Rs256(Payload(), small, "1"), Describe("1", small));

        Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("no key"));
    }

    /// <summary>Zeros in front of a number add no bits.</summary>
    [TestCase(1984, false)]
    [TestCase(2048, true)]
    public async Task A_key_with_leading_zeros_is_as_long_as_without(int bits, bool isAccepted)
    {
        using var key = RSA.Create(bits);
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64Url.EncodeToString([.. new byte[8], .. parameters.Modulus!]), Base64Url.EncodeToString(parameters.Exponent!));
        Publish(Jwt.Rs256(Payload(), key, "1"), $$"""{"kty":"RSA","kid":"1","n":"{{n}}","e":"{{e}}"}""");

        if (isAccepted)
            await Identity.ExchangeCodeAsync("secret-code");
        else
            Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("no key"));
    }

    [TestCase(""","use":"enc" """)]
    [TestCase(""","alg":"RS512" """)]
    [TestCase(""","alg":"RSA-OAEP","use":"enc" """)]
    public void A_key_for_another_use_is_refused(string more)
    {
        Publish(Jwt.Rs256(Payload(), Key, "1"), Describe("1", Key, more));

        Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("no key"));
    }

    [TestCase("")]
    [TestCase(""","use":"sig" """)]
    [TestCase(""","alg":"RS256" """)]
    public async Task A_key_without_a_use_or_algorithm_is_accepted(string more)
    {
        Publish(Jwt.Rs256(Payload(), Key, "1"), Describe("1", Key, more));

        Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);
    }

    [TestCase("""null""")]
    [TestCase("""{"kty":"EC","kid":"1","crv":"P-256","x":"AA","y":"AA"}""")]
    [TestCase("""{"kty":"RSA","kid":"1"}""")]
    [TestCase("""{"kty":"RSA","kid":"1","n":"***","e":"AQAB"}""")]
    [TestCase("""{"kty":"RSA","kid":"1","n":"AAAA","e":""}""")]
    public async Task A_damaged_key_does_not_hide_the_others(string damaged)
    {
        Publish(Jwt.Rs256(Payload(), Key, "1"), damaged);
        Assert.That(() => Identity.ExchangeCodeAsync("secret-code"), Refuses("no key"));

        Time.Advance(TimeSpan.FromMinutes(5));
        Publish(Jwt.Rs256(Payload(), Key, "2"), damaged, Describe("2", Key));
        Assert.That((await Identity.ExchangeCodeAsync("secret-code")).IdToken, Is.Not.Null);
    }

    [TestCase("<html>")]
    [TestCase("")]
    [TestCase("""{"keys":7}""")]
    public void Keys_that_can_not_be_read_are_a_HelixException(string keys)
    {
        PublishAnswer(Jwt.Rs256(Payload(), Key, "1"), () => Answer.Json(keys));

        Assert.ThrowsAsync<HelixException>(() => Identity.ExchangeCodeAsync("secret-code"));
    }
}
