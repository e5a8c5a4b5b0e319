using System.Text.RegularExpressions;
using TwitchHelix.Generator.CSharp;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Makes names as the specification has them.</summary>
internal static partial class ScaffoldNames
{
    /// <summary>The <c>operationId</c> of a title, without articles: «Get a VIP's apples» → <c>GetVipsApples</c>.</summary>
    public static string OperationId(string title) => string.Concat(Words(title).Where(word => !Article().IsMatch(word)).Select(Capitalized));

    /// <summary>The name of a tag, a type of events or a property: <c>channel.poll.begin</c> → <c>ChannelPollBegin</c>.</summary>
    public static string Pascal(string name) => string.Concat(Words(name).Select(Capitalized));

    /// <summary>The singular of most English nouns: <c>Categories</c> → <c>Category</c>.</summary>
    public static string Singular(string name) => name switch
    {
        [.., 'i', 'e', 's'] => name[..^3] + "y",
        [.., 'x', 'e', 's'] or [.., 't', 'c', 'h', 'e', 's'] or [.., 's', 'h', 'e', 's'] or [.., 's', 's', 'e', 's'] => name[..^2],
        [.., 's' or 'u' or 'i', 's'] => name,
        [.., 's'] => name[..^1],
        _ => name,
    };

    /// <summary>What the name of an object's own property adds to its name: <c>top_choices</c> → <c>TopChoice</c>.</summary>
    public static string Part(string property) => Singular(Pascal(property));

    /// <summary>What an operation is about: <c>GetApples</c> → <c>Apple</c>.</summary>
    public static string Noun(string operationId) => Verb().Replace(operationId, "") is { Length: > 0 } noun ? Singular(noun) : operationId;

    /// <summary>The <c>x-plural</c> of a repeated parameter. Null if its plural is regular.</summary>
    public static string? Plural(string parameter) => parameter switch
    {
        [.., 'u' or 's', 's'] => parameter + "es",
        [.., 's'] => parameter,
        _ => null,
    };

    private static IEnumerable<string> Words(string text) =>
        NoLetters().Split(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal)).Where(word => word.Length > 0);

    // A word in capitals is written like any other, also in the plural.
    private static string Capitalized(string word) => InCapitals().IsMatch(word) ? word[..1] + word[1..].ToLowerInvariant() : CSharpNames.Pascal(word);

    [GeneratedRegex("^(a|an|the)\\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Article();

    [GeneratedRegex("[^A-Za-z0-9]+")]
    private static partial Regex NoLetters();

    [GeneratedRegex(@"^[A-Z0-9]{2,}s?\z")]
    private static partial Regex InCapitals();

    [GeneratedRegex("^[A-Z][a-z0-9]*")]
    private static partial Regex Verb();
}
