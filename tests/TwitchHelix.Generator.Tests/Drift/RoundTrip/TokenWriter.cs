using System.Text;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Writes the tokens that an entry takes.</summary>
internal static class TokenWriter
{
    private const string User = "A [user access token](https://dev.twitch.tv/docs/authentication.md#user-access-tokens)";
    private const string App = "An [app access token](https://dev.twitch.tv/docs/authentication.md#app-access-tokens)";

    private static readonly string[] Persons =
    [
        "*broadcaster_id* query parameter", "_moderator\\_id_ query parameter", "`user_id` query parameter", "*broadcaster_user_id* event condition",
    ];

    public static void Write(StringBuilder text, SiteEntry entry)
    {
        if (entry.Tokens.Count == 0)
            text.AppendLf("No authorization required.");
        else
            text.AppendLf("Requires one of the following:").AppendLf();
        foreach (var token in entry.Tokens)
            Write(text, token, entry.Number);
    }

    private static void Write(StringBuilder text, SiteToken token, int number)
    {
        var remark = token.Remark is { } sentence ? " " + sentence : "";
        switch (token)
        {
            case { Kind: "jwt" }:
                text.AppendLf("- A signed [JSON Web Token](https://dev.twitch.tv/docs/extensions/building.md#signing) (JWT) that your server makes." + remark);
                break;
            case { Grants: [] }:
                text.AppendLf($"- {Link(token)}.{remark}");
                break;
            case { Kind: "user", Grants: [var only] }:
                text.AppendLf($"- {User} that includes the {Scopes(only)}.{remark}");
                break;
            default:
                text.AppendLf($"- {Link(token)}.{remark}").AppendLf(token.Kind == "user"
                    ? "  The user must have granted:"
                    : "  The application, through prior authorization, must have been granted:");
                foreach (var (grant, index) in token.Grants.Select((grant, index) => (grant, index)))
                    text.AppendLf($"  - The {Scopes(grant)} for the user represented by the {Persons[(number + index) % Persons.Length]}.");
                break;
        }
    }

    private static string Link(SiteToken token) => token.Kind == "user" ? User : App;

    private static string Scopes(SiteGrant grant)
    {
        var names = grant.Scopes.Select(scope => $"**{scope}**").ToList();
        if (grant.IsAll && names.Count > 1)
            return string.Join(", ", names) + " scopes";
        return names switch
        {
            [var one] => $"{one} scope",
            [var one, var other] => $"{one} or {other} scope",
            [.. var most, var last] => $"{string.Join(", ", most)}, or {last} scope",
            [] => throw new InvalidOperationException("A grant needs a scope."),
        };
    }
}
