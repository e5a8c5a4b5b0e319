using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Soak.Fuzz;

namespace TwitchHelix.Soak.Inputs;

/// <summary>The ID tokens of a grant, mutated before and after they are signed, and the keys that verify them.</summary>
internal sealed class IdTokenInput : FuzzedInput
{
    private static readonly JToken Payload = JToken.Parse("""
        {"aud":"the-client-id","exp":4102444800,"iat":1767225600,"iss":"http://127.0.0.1:1/oauth2","sub":"141981764","azp":"the-client-id",
        "nonce":"the-nonce"}
        """);

    private readonly Random random;
    private readonly BodyMutator bodies;
    private IdentityServer server = new();
    private int count;
    private readonly RSA key = RSA.Create(2048);
    private readonly JToken header = JToken.Parse("""{"alg":"RS256","typ":"JWT","kid":"1"}""");
    private readonly JToken keys;

    public IdTokenInput(Random random)
    {
        this.random = random;
        bodies = new BodyMutator(random);
        var numbers = key.ExportParameters(includePrivateParameters: false);
        keys = new JObject
        {
            ["keys"] = new JArray(new JObject
            {
                ["alg"] = "RS256",
                ["use"] = "sig",
                ["kty"] = "RSA",
                ["kid"] = "1",
                ["e"] = Base64Url.EncodeToString(numbers.Exponent),
                ["n"] = Base64Url.EncodeToString(numbers.Modulus),
            }),
        };
    }

    public override string Name => "ID tokens";

    public override FuzzedRead Next()
    {
        // A client keeps the keys that it has fetched for minutes.
        if (++count % 20 == 0)
        {
            server.Client.Dispose();
            server = new IdentityServer();
        }
        var head = random.Next(4) == 0 ? bodies.Mutate(header) : Encoding.UTF8.GetBytes(header.ToString());
        var payload = random.Next(4) == 0 ? Encoding.UTF8.GetBytes(Payload.ToString()) : bodies.Mutate(Payload);
        var signed = $"{Base64Url.EncodeToString(head)}.{Base64Url.EncodeToString(payload)}";
        var token = $"{signed}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
        if (random.Next(4) == 0)
            token = Encoding.ASCII.GetString(bodies.Bytes(Encoding.ASCII.GetBytes(token)));
        var keySet = random.Next(5) == 0 ? bodies.Mutate(keys) : Encoding.UTF8.GetBytes(keys.ToString());
        var answer = JObject.Parse(IdentityServer.TokenAnswer);
        answer["id_token"] = token;
        server.Answer(path => IdentityServer.Json(
            path.EndsWith("/keys", StringComparison.Ordinal) ? keySet
            : Encoding.UTF8.GetBytes(path.EndsWith("/validate", StringComparison.Ordinal) ? IdentityServer.Validation : answer.ToString())));
        return new FuzzedRead(
            $"{token} {Encoding.Latin1.GetString(payload)} {Encoding.Latin1.GetString(keySet)}",
            () => server.Client.Identity.ExchangeCodeAsync("the-code", nonce: random.Next(2) == 0 ? "the-nonce" : null));
    }

    public override async ValueTask DisposeAsync()
    {
        key.Dispose();
        await server.DisposeAsync();
    }
}
