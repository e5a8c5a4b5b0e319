using Newtonsoft.Json.Linq;
using TwitchHelix.Soak.Fuzz;

namespace TwitchHelix.Soak.Inputs;

/// <summary>The answers of the identity server to each request.</summary>
internal sealed class IdentityAnswerInput(Random random) : FuzzedInput
{
    private static readonly JToken[] Answers =
    [
        JToken.Parse(IdentityServer.TokenAnswer),
        JToken.Parse(IdentityServer.Validation),
        JToken.Parse("""
            {"device_code":"ike3GM8QIdYZs43KdrWPIO36LofILoCyFEzjlQ91","expires_in":1800,"interval":5,"user_code":"ABCDEFGH",
            "verification_uri":"https://www.twitch.tv/activate"}
            """),
        JToken.Parse("""{"status":400,"message":"Invalid refresh token"}"""),
        JToken.Parse("""{"error":"invalid_grant","error_description":"The code has expired."}"""),
        JToken.Parse("""{"keys":[{"alg":"RS256","e":"AQAB","kid":"1","kty":"RSA","n":"6lq9MQ","use":"sig"}]}"""),
    ];

    private readonly IdentityServer server = new();
    private readonly BodyMutator bodies = new(random);
    private readonly HeadMutator heads = new(random);

    public override string Name => "identity answers";

    public override FuzzedRead Next()
    {
        var body = bodies.Mutate(Answers[random.Next(Answers.Length)]);
        var (status, usual) = (heads.Status(random.Next(4) == 0 ? 400 : 200), random.Next(3));
        server.Answer(path =>
        {
            // A grant asks several times. In two of three runs only one of the answers is mutated.
            if (usual == 1 && path.EndsWith("/validate", StringComparison.Ordinal))
                return IdentityServer.Json(IdentityServer.Validation);
            if (usual == 2 && path.EndsWith("/token", StringComparison.Ordinal))
                return IdentityServer.Json(IdentityServer.TokenAnswer);
            var response = IdentityServer.Json(body);
            response.StatusCode = status;
            heads.AddTo(response);
            return response;
        });
        var identity = server.Client.Identity;
        var which = random.Next(6);
        return new FuzzedRead($"{which} {(int)status} {System.Text.Encoding.Latin1.GetString(body)}", () => which switch
        {
            0 => identity.RefreshAsync(new HelixToken("141981764", "old-access") { RefreshToken = "old-refresh" }),
            1 => identity.ValidateAsync("old-access"),
            2 => identity.RevokeAsync("old-access"),
            3 => identity.StartDeviceAuthorizationAsync(["chat:read"]),
            4 => identity.ExchangeCodeAsync("the-code"),
            _ => server.Client.Tokens.AddAsync("old-access", "old-refresh"),
        });
    }

    public override ValueTask DisposeAsync() => server.DisposeAsync();
}
