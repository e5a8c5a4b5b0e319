using System.Text;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Writes the table of all types of EventSub subscriptions with their methods and events.</summary>
internal static class EventTable
{
    public static string Of(SpecDocument document)
    {
        var text = new StringBuilder("""
            # Types of EventSub subscriptions

            Every type, the method of `EventSubSubscriptionTypes` that makes it, and the class of its events. A WebSocket takes a user token, webhooks and
            conduits take an app token. A token needs the scopes, of «or» one; the scopes of an app token are those that the user of the condition must have
            granted to the application.

            This page is generated from `spec/`: `dotnet cake --target=Tables`.

            | Type | Version | Method and event | Tokens | Scopes |
            | --- | --- | --- | --- | --- |

            """);
        foreach (var type in document.EventSubTypes.OrderBy(type => type.Type, StringComparer.Ordinal).ThenBy(type => type.Version, StringComparer.Ordinal))
            text.Append(Row(type));
        return text.ToString();
    }

    private static string Row(SpecEventSubType type)
    {
        var mark = type.Node["deprecated"] is not null ? " (deprecated)" : type.IsBeta ? " (beta)" : "";
        var tokens = string.Join(", ", type.Tokens.Select(token => token.Text));
        var scopes = string.Join(" + ", type.Scopes.Select(Choice));
        var appScopes = string.Join(" + ", type.AppScopes.Select(Choice));
        if (appScopes.Length > 0)
            scopes += $"; app: also {appScopes}";
        return $"| `{type.Type}` | {type.Version}{mark} | `{type.Name}` → `{type.Event?.Name}` | {tokens} | {scopes} |\n";
    }

    private static string Choice(IEnumerable<SpecNode> scopes) =>
        scopes.Select(scope => $"`{scope.Text}`").ToList() is [var only] ? only : $"({string.Join(" or ", scopes.Select(scope => $"`{scope.Text}`"))})";
}
