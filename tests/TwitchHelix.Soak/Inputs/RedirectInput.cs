using System.Globalization;
using System.Text;
using TwitchHelix.Soak.Fuzz;

namespace TwitchHelix.Soak.Inputs;

/// <summary>The addresses to which Twitch, or whoever pretends to be Twitch, redirects a user's browser.</summary>
internal sealed class RedirectInput(Random random) : FuzzedInput
{
    private static readonly string[] Bases =
    [
        "http://localhost:3000/", "http://localhost:3000", "http://localhost:3000/path", "http://localhost:3001/", "https://localhost:3000/",
        "http://LOCALHOST:3000/",
        "http://localhost.:3000/", "http://user:pass@localhost:3000/", "http://127.0.0.1:3000/", "javascript:alert(1)", "file:///etc/passwd",
        "//localhost:3000/", "/", "",
    ];

    private static readonly string[] Names =
        ["code", "state", "scope", "access_token", "token_type", "id_token", "error", "error_description", "CODE", "code[]", "", "x"];

    private static readonly string[] Values =
    [
        "", "abc123", "the-state", "chat%3Aread+user%3Aedit", "chat:read user:edit", "bearer", "access_denied", "The+user+denied+you+access",
        "%", "%4", "%zz", "%00", "%0d%0a",
        "%ff", "%ed%a0%80", "%25%32%35", "a%26code%3Db", "a;b", "a=b=c", "+", "%2B", "\u0001", "é", "\ud800", "\u202e",
        "eyJhbGciOiJub25lIn0.e30.", "..", "a b",
    ];

    private readonly IdentityServer server = new();
    private readonly BodyMutator bytes = new(random);

    public override string Name => "redirects";

    public override FuzzedRead Next()
    {
        var text = Text();
        var request = new AuthorizationRequest
        {
            State = "the-state",
            ResponseType = random.Next(3) switch
            {
                0 => AuthorizationResponseType.Token,
                1 => AuthorizationResponseType.TokenAndIdToken,
                _ => AuthorizationResponseType.Code,
            },
            Scopes = random.Next(2) == 0 ? [] : ["openid", "chat:read"],
        };
        server.AnswerWell();
        return new FuzzedRead(text, () => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var redirect)
            ? server.Client.Identity.CompleteAuthorizationAsync(redirect, request)
            : Task.CompletedTask);
    }

    // An address that is no absolute one is the caller's own mistake.
    public override bool Allows(Exception exception) => base.Allows(exception) || exception is ArgumentException { ParamName: "redirect" };

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private string Text()
    {
        var text = new StringBuilder(random.Next(3) == 0 ? Bases[random.Next(Bases.Length)] : Bases[0]);
        var separator = random.Next(2) == 0 ? "?" : "#";
        for (var count = random.Next(6); count > 0; count--)
        {
            text.Append(separator).Append(Names[random.Next(Names.Length)]).Append(random.Next(20) == 0 ? "" : "=").Append(Value());
            separator = random.Next(12) switch
            {
                0 => "#",
                1 => "?",
                2 => ";",
                3 => "&&",
                _ => "&",
            };
        }
        var whole = text.ToString();
        return random.Next(3) == 0 ? Encoding.UTF8.GetString(bytes.Bytes(Encoding.UTF8.GetBytes(whole))) : whole;
    }

    private string Value() => random.Next(100) switch
    {
        0 => new string('x', random.Next(60_000)),
        1 => string.Concat(Enumerable.Repeat("%41", random.Next(20_000))),
        2 => random.NextInt64().ToString(CultureInfo.InvariantCulture),
        _ => Values[random.Next(Values.Length)],
    };
}
