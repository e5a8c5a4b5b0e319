using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Bundling;

/// <summary>Says in words which tokens an operation accepts. Documentation that is made from the document often shows no scopes.</summary>
internal static class TokenText
{
    /// <summary>Ends the description of an operation with its tokens.</summary>
    public static void Write(JObject operation)
    {
        var tokens = Of(operation["security"] as JArray ?? []);
        var description = (string?)operation["description"] is { Length: > 0 } text ? $"{text}\n\n{tokens}" : tokens;
        if (operation.Property("description") is { } property)
            property.Value = description;
        else
            operation.Property("summary")?.AddAfterSelf(new JProperty("description", description));
    }

    private static string Of(JArray alternatives)
    {
        var kinds = alternatives.OfType<JObject>().SelectMany(alternative => alternative.Properties())
            .GroupBy(token => token.Name, token => string.Join(" and ", token.Value.Select(scope => $"`{scope}`")))
            .Select(kind => Name(kind.Key) + (kind.Any(scopes => scopes.Length == 0) ? "" : $" with {string.Join(" or ", kind)}")).ToList();
        return kinds.Count == 0 ? "Needs no token." : $"Needs {string.Join(", or ", kinds)}.";
    }

    private static string Name(string kind) => kind switch
    {
        "app" => "an app access token",
        "user" => "a user access token",
        "jwt" => "a JWT of the Extension",
        _ => kind,
    };
}
