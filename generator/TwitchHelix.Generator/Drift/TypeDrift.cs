using System.Text.RegularExpressions;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares the types of items.</summary>
internal static partial class TypeDrift
{
    /// <summary>Whether both are the same.</summary>
    /// <param name="item">The item on its page.</param>
    /// <param name="ours">Our schema. Null is a string.</param>
    /// <param name="isRepeated">Whether a list is a repeated parameter, which the page calls by the type of one.</param>
    public static bool IsSame(DocumentedItem item, UsedSchema? ours, bool isRepeated)
    {
        if (ours is null)
            return item.Type is { Shape: DocumentedShape.String, IsList: false };
        var isList = item.Type.IsList == ours.IsList || (isRepeated && ours.IsList);
        return isList && IsSame(item, ours.Element);
    }

    /// <summary>Our type in the words of the pages.</summary>
    public static string Text(UsedSchema? ours) => ours is null
        ? Text(new DocumentedType(DocumentedShape.String, IsList: false))
        : ours.Element.Shape is { } shape ? Text(new DocumentedType(shape, ours.IsList)) : "of no known type";

    public static string Text(DocumentedType type) => type.Shape + (type.IsList ? "[]" : "");

    private static bool IsSame(DocumentedItem item, UsedSchema ours) => (ours.Shape, item.Type.Shape) switch
    {
        (DocumentedShape.String, DocumentedShape.Integer) => ours.IsTime && UnixTime().IsMatch(item.Description),
        (DocumentedShape.Map, DocumentedShape.Object) => true,
        var (shape, theirs) => shape == theirs,
    };

    [GeneratedRegex(@"\bunix\b|\bepoch\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex UnixTime();
}
