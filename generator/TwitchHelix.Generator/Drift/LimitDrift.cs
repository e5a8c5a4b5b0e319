using System.Globalization;
using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares the limits and defaults that the text of an item states.</summary>
internal static class LimitDrift
{
    private const string Unread = "limit";

    public static void Compare(EntryDrift entry, string place, DocumentedItem item, OurItem ours, bool isSent)
    {
        if (ours.Schema is not { } schema)
            return;
        var (limits, unread) = StatedLimits.Of(item.Description);
        var isText = schema.Element.Type == "string";
        foreach (var limit in limits.GroupBy(limit => Key(limit, isText, schema.IsList), limit => limit.Value))
        {
            var stated = limit.Distinct(StringComparer.Ordinal).ToList();
            var known = (limit.Key is "minLength" or "maxLength" ? schema.Element : schema)[limit.Key];
            if (stated.Count > 1 && isSent)
                entry.NotUnderstood(place, limit.Key, $"The text has several values for `{limit.Key}`: {string.Join(", ", stated)}.", item.Line, ours.Location);
            else if (known is null && isSent)
                entry.TheyHave(place, limit.Key, $"The page states `{limit.Key}`: {stated[0]}.", item.Line, ours.Location);
            else if (known is { } node && !stated.Exists(value => IsSame(value, node.Text ?? "")))
                entry.Differs(place, limit.Key, $"`{limit.Key}` is {stated[0]} on the page, {node.Text} in spec/.", item.Line, node.Location);
        }
        if (isSent)
            foreach (var sentence in unread)
                entry.NotUnderstood(place, Unread, $"This limit isn't understood: «{sentence}»", item.Line, ours.Location);
    }

    /// <summary>The key of a schema for texts, other values, or a list of them. Characters are a length, other things in a list its items.</summary>
    public static string Key(StatedLimit limit, bool isText, bool isList) => (limit.Kind, limit.IsLength && isText, isList) switch
    {
        (LimitKind.Default, _, _) => "default",
        (LimitKind.Minimum, true, _) => "minLength",
        (LimitKind.Maximum, true, _) => "maxLength",
        (LimitKind.Minimum, _, true) => "minItems",
        (LimitKind.Maximum, _, true) => "maxItems",
        (LimitKind.Minimum, _, _) => "minimum",
        _ => "maximum",
    };

    private static bool IsSame(string theirs, string ours) =>
        theirs == ours || (Number(theirs) is { } number && number == Number(ours));

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
