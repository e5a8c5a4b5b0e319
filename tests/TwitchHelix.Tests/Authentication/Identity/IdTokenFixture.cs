using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>An identity server that publishes keys, and answers every code with the ID token that a test wrote.</summary>
public abstract class IdTokenFixture : IdentityFixture
{
    private protected const string AccessToken = "secret-access";

    private protected static readonly RSA Key = RSA.Create(2048);
    private protected static readonly RSA OtherKey = RSA.Create(2048);
    private protected static readonly long Now = Start.ToUnixTimeSeconds();

    /// <summary>The hash of <see cref="AccessToken"/>, as a claim.</summary>
    private protected static readonly string Hash =
        $",\"at_hash\":\"{Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(AccessToken)).AsSpan(0, 16))}\"";

    private protected string Issuer => $"{Server.Address}oauth2";

    private protected int KeyRequests => Server.IdentityCalls.Count(call => call.Path == "/oauth2/keys");

    private protected string Payload(long? end = null, string more = "", string? issuer = null, string audience = "\"the-client-id\"") =>
        $$"""{"iss":"{{issuer ?? Issuer}}","aud":{{audience}},"sub":"141981764","nonce":"the-nonce","iat":{{Now}},"exp":{{end ?? Now + 900}}{{more}}}""";

    private protected static string Describe(string id, RSA key, string more = ""","alg":"RS256","use":"sig" """)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var (n, e) = (Base64Url.EncodeToString(parameters.Modulus), Base64Url.EncodeToString(parameters.Exponent));
        return $$"""{"kty":"RSA","kid":"{{id}}","n":"{{n}}","e":"{{e}}"{{more}}}""";
    }

    private protected static NUnit.Framework.Constraints.Constraint Refuses(string reason) =>
        Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains(reason);

    private protected void Publish(string? idToken, params string[] keys) =>
        PublishAnswer(idToken, () => Answer.Json($$"""{"keys":[{{string.Join(",", keys.Length > 0 ? keys : [Describe("1", Key)])}}]}"""));

    private protected void PublishAnswer(string? idToken, Func<Answer> keys) => Server.Identity = request => request.Path switch
    {
        "/oauth2/validate" => Answer.Json(Validation),
        "/oauth2/keys" => keys(),
        _ => Answer.Json(idToken is null ? $$"""{"access_token":"{{AccessToken}}"}""" : $$"""{"access_token":"{{AccessToken}}","id_token":"{{idToken}}"}"""),
    };
}
