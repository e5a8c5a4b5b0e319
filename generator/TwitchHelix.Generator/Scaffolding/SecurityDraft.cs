using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>What an entry says of tokens and scopes, in the terms of the specification.</summary>
internal static partial class SecurityDraft
{
    /// <summary>The alternatives of an operation, first those of the application.</summary>
    public static JArray Of(DocumentedEntry entry, Scaffold scaffold)
    {
        if (entry.Tokens is null || entry.Tokens.Any(token => token.Kind == DocumentedTokenKind.Other))
            scaffold.Note("The page doesn't say clearly which tokens are taken: complete `security`.");
        var alternatives = (entry.Tokens ?? []).Where(token => token.Kind != DocumentedTokenKind.Other).OrderBy(token => Order(token.Kind))
            .SelectMany(token => Groups(token).Select(group => new JObject { [TokenDrift.NameOf(token.Kind)] = new JArray(group) }))
            .DistinctBy(alternative => alternative.ToString()).ToList();
        if (alternatives.Count == 0 && entry.Tokens is not { Count: 0 })
            alternatives.Add(new JObject { [Mark.Of("the kinds of tokens, and their scopes")] = new JArray() });
        return new JArray(alternatives);
    }

    /// <summary>The scopes of tokens of a kind, as one of each group.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> OneOfEach(DocumentedEntry entry, DocumentedTokenKind kind)
    {
        var anyOf = (entry.Tokens ?? []).Where(token => token.Kind == kind).SelectMany(Groups).ToList();
        if (anyOf.Count == 0 || anyOf.Exists(group => group.Count == 0))
            return [];
        IEnumerable<IReadOnlyList<string>> choices = [[]];
        foreach (var group in anyOf)
            choices = [.. choices.SelectMany(choice => group.Select(scope => (IReadOnlyList<string>)[.. choice.Append(scope).Distinct()])).Take(1000)];
        var all = choices.DistinctBy(choice => string.Join(' ', choice.Order(StringComparer.Ordinal))).ToList();
        // A choice that has all of another is already made by that one.
        return [.. all.Where(choice => !all.Exists(other => other.Count < choice.Count && other.All(choice.Contains)))];
    }

    public static bool Takes(DocumentedEntry entry, DocumentedTokenKind kind) => (entry.Tokens ?? []).Any(token => token.Kind == kind);

    /// <summary>The parameter or the field of the condition whose user must be the token's own. Null if the page names none.</summary>
    public static string? ActingUser(DocumentedEntry entry, IEnumerable<DocumentedItem> fields)
    {
        var names = fields.Where(field => field is { IsRequired: true, Type.Shape: DocumentedShape.String }).ToList();
        return (names.Find(field => OwnUser().IsMatch(field.Description)) ?? names.Find(field => Represented(entry).Contains(field.Name)))?.Name;
    }

    private static HashSet<string> Represented(DocumentedEntry entry) =>
        [.. (entry.Tokens ?? []).SelectMany(token => Represents().Matches(token.Text)).Select(match => match.Groups[1].Value)];

    private static IEnumerable<IReadOnlyList<string>> Groups(DocumentedToken token) => token.ScopeGroups.Count == 0 ? [[]] : token.ScopeGroups;

    private static int Order(DocumentedTokenKind kind) => kind switch
    {
        DocumentedTokenKind.App => 0,
        DocumentedTokenKind.User => 1,
        _ => 2,
    };

    [GeneratedRegex(@"\bmust (match|be) .*\btoken\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex OwnUser();

    [GeneratedRegex(@"represented by the [`*]*([a-z0-9_]+)[`*]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Represents();
}
