using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Bundling;

/// <summary>Says in words which tokens an operation accepts. Documentation that is made from the document often shows no scopes.</summary>
internal static class TokenDescription
{
    /// <summary>Ends the description of an operation with its tokens.</summary>
    public static void Write(JObject operation, SpecOperation spec)
    {
        var tokens = Of(spec.Tokens);
        var description = (string?)operation["description"] is { Length: > 0 } text ? $"{text}\n\n{tokens}" : tokens;
        if (operation.Property("description") is { } property)
            property.Value = description;
        else
            operation.Property("summary")?.AddAfterSelf(new JProperty("description", description));
    }

    private static string Of(ILookup<string, IReadOnlyList<string>> tokens)
    {
        var kinds = tokens.Select(kind => Name(kind.Key) + (kind.Any(scopes => scopes.Count == 0) ? "" : $" with {Scopes(kind)}")).ToList();
        return kinds.Count == 0 ? "Needs no token." : $"Needs {string.Join(", or ", kinds)}.";
    }

    private static string Scopes(IEnumerable<IReadOnlyList<string>> sets) =>
        string.Join(" or ", sets.Select(scopes => string.Join(" and ", scopes.Select(scope => $"`{scope}`"))));

    private static string Name(string kind) => kind switch
    {
        "app" => "an app access token",
        "user" => "a user access token",
        "jwt" => "a JWT of the Extension",
        _ => kind,
    };
}
