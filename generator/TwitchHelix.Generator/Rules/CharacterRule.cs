using System.Globalization;
using System.Text.RegularExpressions;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>
/// Text that becomes C# code has only characters that are safe there. No text has control characters. Paths, scopes, token kinds, EventSub types
/// and links have the form that Twitch uses.
/// </summary>
public sealed partial class CharacterRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) => Texts(document).Concat(Names(document));

    /// <summary>Whether a text has a character that ends a line in C# or XML, or that is not allowed there.</summary>
    internal static bool HasControl(string text) =>
        text.Any(character => char.GetUnicodeCategory(character)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static IEnumerable<Finding> Texts(SpecDocument document) =>
        from text in document.Files.SelectMany(file => file.Root.Scalars)
        where HasControl(text.Text!.Replace("\r\n", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal))
        select Wrong(text.Location, "this text has a control character that is not a line break");

    private static IEnumerable<Finding> Names(SpecDocument document) =>
    [
        .. Wrong("path", Path(), document.Files.SelectMany(file => file.Root["paths"]?.Entries ?? []).Select(entry => entry.Key)),
        .. Wrong("token kind", TokenKind(), SecuritySchemes(document).Select(entry => entry.Key)),
        .. Wrong("scope", Scope(), SecuritySchemes(document).SelectMany(scheme => scheme.Value["flows"]?.Entries ?? [])
            .SelectMany(flow => flow.Value["scopes"]?.Entries ?? []).Select(entry => entry.Key)),
        .. Wrong("link", Link(), document.Operations.Select(operation => operation.Node.At("externalDocs", "url")).OfType<SpecNode>()),
        .. Wrong("type", EventSubType(), document.EventSubTypes.Select(type => type.Node["type"]).OfType<SpecNode>()),
        .. Wrong("version", EventSubType(), document.EventSubTypes.Select(type => type.Node["version"]).OfType<SpecNode>()),
        .. Wrong("field", Field(), document.EventSubTypes.SelectMany(type => type.Condition).Select(field => field["name"]).OfType<SpecNode>()),
    ];

    private static IEnumerable<(SpecNode Key, SpecNode Value)> SecuritySchemes(SpecDocument document) =>
        document.Root.Root.At("components", "securitySchemes")?.Entries ?? [];

    private static IEnumerable<Finding> Wrong(string what, Regex form, IEnumerable<SpecNode> names) =>
        from name in names
        where !form.IsMatch(name.Text ?? "")
        select Wrong(name.Location, $"the {what} '{name.Text}' has characters that are not allowed; the form is {form}");

    private static Finding Wrong(SpecLocation location, string message) => new(location, RuleCodes.Characters, message);

    [GeneratedRegex(@"^(/[A-Za-z0-9._-]+)+\z")]
    private static partial Regex Path();

    [GeneratedRegex(@"^[a-z]+\z")]
    private static partial Regex TokenKind();

    [GeneratedRegex(@"^[a-z][a-z0-9_:]*\z")]
    private static partial Regex Scope();

    [GeneratedRegex(@"^[a-z]+://[A-Za-z0-9./#?=%_~-]+\z")]
    private static partial Regex Link();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._]*\z")]
    private static partial Regex EventSubType();

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex Field();
}
