using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Reads the words for types.</summary>
internal static partial class DocumentedTypes
{
    private static readonly Dictionary<string, DocumentedShape> Shapes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["String"] = DocumentedShape.String,
        ["Integer"] = DocumentedShape.Integer,
        ["Int"] = DocumentedShape.Integer,
        ["Long"] = DocumentedShape.Integer,
        ["Number"] = DocumentedShape.Number,
        ["Float"] = DocumentedShape.Number,
        ["Double"] = DocumentedShape.Number,
        ["Boolean"] = DocumentedShape.Boolean,
        ["Bool"] = DocumentedShape.Boolean,
        ["Object"] = DocumentedShape.Object,
        ["Map"] = DocumentedShape.Map,
    };

    /// <summary>Null if the type isn't known. What the values of a map are isn't kept.</summary>
    public static DocumentedType? Read(string text) =>
        Form().Match(text) is { Success: true } match && Shapes.TryGetValue(match.Groups["name"].Value, out var shape)
            && (shape == DocumentedShape.Map || !match.Groups["map"].Success)
            ? new DocumentedType(shape, match.Groups["list"].Success)
            : null;

    [GeneratedRegex(@"^(?<name>[A-Za-z]+)(?<map> ?[\[<] ?String, ?[A-Za-z]+(?:\[\])? ?[\]>])?(?<list>\[\])?$")]
    private static partial Regex Form();
}
