using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;
using TwitchHelix.Soak.Fuzz;

namespace TwitchHelix.Soak.Inputs;

/// <summary>The JWTs that viewers of an Extension send, mutated before and after they are signed.</summary>
internal sealed class ExtensionJwtInput(Random random) : FuzzedInput
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("the secret of an Extension, long enough");

    private static readonly JToken Header = JToken.Parse("""{"alg":"HS256","typ":"JWT"}""");

    private static readonly JToken Payload = JToken.Parse("""
        {"exp":4102444800,"opaque_user_id":"UG12X345T6J78","channel_id":"12345","role":"viewer","is_unlinked":false,
        "pubsub_perms":{"listen":["broadcast"]}}
        """);

    private readonly BodyMutator bodies = new(random);
    private readonly ExtensionJwt verifier = new(Convert.ToBase64String(Key));

    public override string Name => "Extension JWTs";

    public override FuzzedRead Next()
    {
        var header = random.Next(3) == 0 ? bodies.Mutate(Header) : Encoding.UTF8.GetBytes(Header.ToString());
        var payload = random.Next(4) == 0 ? Encoding.UTF8.GetBytes(Payload.ToString()) : bodies.Mutate(Payload);
        var signed = $"{Base64Url.EncodeToString(header)}.{Base64Url.EncodeToString(payload)}";
        var token = $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)))}";
        if (random.Next(3) == 0)
            token = Encoding.Latin1.GetString(bodies.Bytes(Encoding.Latin1.GetBytes(token)));
        return new FuzzedRead($"{token} {Encoding.Latin1.GetString(payload)}", () =>
        {
            verifier.Verify(token);
            return Task.CompletedTask;
        });
    }

    // An empty text is the caller's own mistake.
    public override bool Allows(Exception exception) => base.Allows(exception) || exception is ArgumentException { ParamName: "token" };

    public override ValueTask DisposeAsync() => default;
}
