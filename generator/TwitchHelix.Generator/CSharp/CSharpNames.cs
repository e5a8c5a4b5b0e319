using System.Globalization;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Gives C# names to what the specification names.</summary>
internal static class CSharpNames
{
    private static readonly HashSet<string> Keywords =
    [
        "base", "bool", "case", "checked", "class", "const", "default", "do", "event", "fixed", "for", "if", "in", "is", "lock", "new", "object", "operator",
        "out", "params", "ref", "string", "switch", "this",
    ];

    private static readonly char[] Separators = ['_', '-', '.', ' ', ':', '/'];

    /// <summary><c>broadcaster_id</c> → <c>BroadcasterId</c>, <c>URL</c> → <c>Url</c>.</summary>
    public static string Pascal(string name) =>
        string.Concat(name.Split(Separators).Where(word => word.Length > 0).Select(Capitalize));

    /// <summary><c>reward.user_id</c> → <c>Reward.UserId</c>.</summary>
    public static string Member(string path) => string.Join('.', path.Split('.').Select(Pascal));

    /// <summary>The type of the items in a list of the answer, which is given by its path.</summary>
    public static string ItemType(SpecOperation operation, string list) =>
        operation.Property(operation.Response, list)?["items"] is { } item
            ? SpecReference.Parse(SpecDocument.ReferenceIn(item) ?? item)?.Name ?? "string"
            : "string";

    /// <summary><c>broadcaster_id</c> → <c>broadcasterId</c>, <c>event</c> → <c>@event</c>.</summary>
    public static string Parameter(string name)
    {
        var pascal = Pascal(name);
        var camel = char.ToLowerInvariant(pascal[0]) + pascal[1..];
        return Keywords.Contains(camel) ? "@" + camel : camel;
    }

    /// <summary>The name of a query parameter. A repeated one is plural: <c>x-plural</c>, or else <c>user_id</c> → <c>userIds</c>.</summary>
    public static string Parameter(SpecDocument document, SpecNode parameter)
    {
        var name = parameter["name"]?.Text ?? "_";
        return Parameter(document.IsRepeated(parameter) ? parameter["x-plural"]?.Text ?? Plural(name) : name);
    }

    /// <summary>The plural of most English nouns: <c>user_id</c> → <c>user_ids</c>, <c>category</c> → <c>categories</c>.</summary>
    public static string Plural(string name) => name switch
    {
        [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => name[..^1] + "ies",
        [.., 'x' or 'z'] or [.., 'c' or 's', 'h'] => name + "es",
        _ => name + "s",
    };

    /// <summary>The name of an enum's value: from <c>x-enum-names</c>, or else the value in PascalCase. The empty value is <c>None</c>.</summary>
    public static string EnumMember(SpecNode schema, string value)
    {
        foreach (var (key, name) in schema["x-enum-names"]?.Entries ?? [])
            if (key.Yaml.ToString() == value)
                return name.Text ?? "";
        if (value.Length == 0)
            return "None";
        var pascal = Pascal(value);
        return pascal.Length == 0 || char.IsDigit(pascal[0]) ? "Value" + pascal : pascal;
    }

    // A word in capitals is written like any other.
    private static string Capitalize(string word) =>
        char.ToUpperInvariant(word[0]) + (word.Any(char.IsLower) ? word[1..] : word[1..].ToLower(CultureInfo.InvariantCulture));
}
