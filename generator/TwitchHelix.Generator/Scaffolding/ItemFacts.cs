using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>What the page says of a parameter or a property, in the terms of the specification.</summary>
internal sealed partial class ItemFacts
{
    public ItemFacts(DocumentedItem item, bool isParameter)
    {
        Item = item;
        IsList = item.Type.IsList || (isParameter && EachValue().IsMatch(item.Description));
        IsNull = item.IsNullable || SaysNull().IsMatch(item.Description);
        IsTime = item.Type.Shape == DocumentedShape.String && Time().IsMatch(item.Description);
        IsDeprecated = Deprecated().IsMatch(item.Description);
    }

    public DocumentedItem Item { get; }

    /// <summary>Whether it is a list, or a parameter that is repeated.</summary>
    public bool IsList { get; }

    public bool IsEnum => Item is { Type.Shape: DocumentedShape.String, Values.Count: > 0 };

    public bool IsObject => Item is { Type.Shape: DocumentedShape.Object, Items.Count: > 0 };

    public bool IsTime { get; }

    public bool IsNullable => IsNull || IsEmptyNull;

    /// <summary>Whether an empty text stands for no time.</summary>
    public bool IsEmptyNull => IsTime && Empty().IsMatch(Item.Description);

    public bool IsDeprecated { get; }

    /// <summary>Whether it isn't always sent.</summary>
    public bool CanBeAbsent => Absent().IsMatch(Item.Description);

    private bool IsNull { get; }

    /// <summary>A value that the text states as the default. Null if there is none.</summary>
    public JValue? Default => null;

    /// <summary>The limits that the text states, with the keys of the specification.</summary>
    public IEnumerable<(string Key, long Value)> Limits => [];

    public long? Limit(string key)
    {
        foreach (var limit in Limits)
            if (limit.Key == key)
                return limit.Value;
        return null;
    }

    [GeneratedRegex(@"\bfor each\b|\brepeat(ed)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EachValue();

    [GeneratedRegex(@"\bnull\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysNull();

    [GeneratedRegex(@"\bRFC ?3339\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex(@"\bempty string\b|""""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Empty();

    [GeneratedRegex(@"\b(omitted|absent|left out|not included|(included|present|appears?|set) only|only (included|present|if|when))\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Absent();

    [GeneratedRegex(@"\bdeprecated\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Deprecated();
}
