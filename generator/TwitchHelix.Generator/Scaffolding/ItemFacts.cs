using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using TwitchHelix.Generator.Drift;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>What the page says of a parameter or a property, in the terms of the specification.</summary>
internal sealed partial class ItemFacts
{
    private readonly IReadOnlyList<StatedLimit> stated;

    public ItemFacts(DocumentedItem item, ItemRole role)
    {
        Item = item;
        stated = role == ItemRole.Received ? [] : StatedLimits.Of(item.Description).Limits;
        IsList = item.Type.IsList || (role == ItemRole.Parameter && IsRepeated);
        IsTime = item.Type.Shape == DocumentedShape.String && Time().IsMatch(item.Description);
        IsEmptyNull = IsTime && role == ItemRole.Received && Empty().IsMatch(item.Description);
        IsNullable = item.IsNullable || IsEmptyNull || (role != ItemRole.Parameter && Null().IsMatch(item.Description));
    }

    public DocumentedItem Item { get; }

    /// <summary>Whether it is a list, or a parameter that is repeated.</summary>
    public bool IsList { get; }

    public bool IsEnum => Item is { Type.Shape: DocumentedShape.String, Values.Count: > 0 };

    public bool IsObject => Item is { Type.Shape: DocumentedShape.Object, Items.Count: > 0 };

    /// <summary>Whether it is the size of a page, which pages call a text.</summary>
    public bool IsPageSize => Item.Name == "first";

    public bool IsTime { get; }

    public bool IsNullable { get; }

    /// <summary>Whether an empty text stands for no time.</summary>
    public bool IsEmptyNull { get; }

    public bool IsDeprecated => Item.IsDeprecated || Deprecated().IsMatch(Item.Description);

    /// <summary>Whether it isn't always sent.</summary>
    public bool CanBeAbsent => Absent().IsMatch(Item.Description);

    /// <summary>The value that the text states as the default. Null if there is none.</summary>
    public JValue? Default => !IsList && stated.FirstOrDefault(limit => limit.Kind == LimitKind.Default) is { Value: var text } ? Typed(text) : null;

    /// <summary>The limits that the text states, with the keys of the specification.</summary>
    public IEnumerable<(string Key, long Value)> Limits =>
        from limit in stated
        where limit.Kind != LimitKind.Default
        let key = Key(limit)
        where key is not null && long.TryParse(limit.Value, CultureInfo.InvariantCulture, out _)
        group limit by key into same
        orderby same.First().Kind
        select (same.Key, long.Parse(same.First().Value, CultureInfo.InvariantCulture));

    /// <summary>A text of which more than one can be sent, because its maximum counts no characters.</summary>
    private bool IsRepeated => EachValue().IsMatch(Item.Description) || (Item.Type.Shape == DocumentedShape.String && !IsPageSize
        && stated.Any(limit => limit is { Kind: LimitKind.Maximum, IsLength: false, Value: not "1" }));

    public long? Limit(string key)
    {
        foreach (var limit in Limits)
            if (limit.Key == key)
                return limit.Value;
        return null;
    }

    private string? Key(StatedLimit limit)
    {
        var isText = Item.Type.Shape == DocumentedShape.String;
        var isNumber = Item.Type.Shape is DocumentedShape.Integer or DocumentedShape.Number || IsPageSize;
        var fits = limit.IsLength && isText ? !IsEnum : IsList || (isNumber && !limit.IsLength);
        return fits ? LimitDrift.Key(limit, isText, IsList) : null;
    }

    private JValue? Typed(string text) => Item.Type.Shape switch
    {
        DocumentedShape.Boolean => bool.TryParse(text, out var flag) ? new JValue(flag) : null,
        DocumentedShape.Integer => Integer(text),
        DocumentedShape.Number => double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? new JValue(number) : null,
        DocumentedShape.String when IsPageSize => Integer(text),
        DocumentedShape.String when !IsTime && (!IsEnum || Item.Values.Any(value => value.Value == text)) => new JValue(text),
        _ => null,
    };

    private static JValue? Integer(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var integer) ? new JValue(integer) : null;

    [GeneratedRegex(@"\bfor each\b|\brepeat(ed)?\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EachValue();

    [GeneratedRegex(@"\bnull\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Null();

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
