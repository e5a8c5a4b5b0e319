using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Drift;

/// <summary>Compares the possible values of an item: those that the page lists, or else those that its text names.</summary>
internal static class ValueDrift
{
    private const string All = "values";

    public static void Compare(EntryDrift entry, string place, DocumentedItem item, OurItem ours)
    {
        if (ours.Schema?.Element is not { Shape: DocumentedShape.String } schema)
        {
            if (item.Values.Count > 0)
                entry.NotUnderstood(
                    place, All, $"The page lists the possible values {Texts(item.Values.Select(value => value.Value))}; only those of texts are compared.",
                    item.Line, ours.Location);
            return;
        }
        // The page need not tell that a value can be empty.
        var values = schema["enum"] is { } list ? list.Items.Select(value => (Text: value.Text ?? "", value.Location)).ToList() : null;
        if (values is null)
        {
            if (item.Values is [var first, ..])
                entry.TheyHave(
                    place, All, $"The page lists the possible values {Texts(item.Values.Select(value => value.Value))}.", first.Line, ours.Location);
            return;
        }
        if (item.Values.Count == 0 && !values.Exists(value => Names(item.Description, value.Text)) && values.Exists(value => value.Text.Length > 0))
        {
            entry.WeHave(place, All, $"The page names none of the values {Texts(values.Select(value => value.Text))}.", item.Line, values[0].Location);
            return;
        }
        foreach (var value in item.Values.Where(value => !values.Exists(known => known.Text == Bare(value.Value))))
            entry.TheyHave(place, $"value {Bare(value.Value)}", $"The page lists the value `{Bare(value.Value)}`.", value.Line, values[0].Location);
        foreach (var (value, location) in values.Where(value => value.Text.Length > 0))
            if (item.Values.Count > 0 ? !item.Values.Any(known => Bare(known.Value) == value) : !Names(item.Description, value))
                entry.WeHave(place, $"value {value}", $"The page doesn't name the value `{value}`.", item.Line, location);
    }

    private static string Texts(IEnumerable<string> values) => string.Join(", ", values.Select(value => $"`{value}`"));

    /// <summary>A value without quotes: <c>""</c> is the empty string.</summary>
    private static string Bare(string value) => value.Trim('"', '\'');

    /// <summary>Whether a text has a value as a whole word.</summary>
    private static bool Names(string text, string value)
    {
        if (value.Length == 0)
            return false;
        for (var at = text.IndexOf(value, StringComparison.Ordinal); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.Ordinal))
            if (!IsInWord(text, at - 1) && !IsInWord(text, at + value.Length))
                return true;
        return false;
    }

    private static bool IsInWord(string text, int at) => at >= 0 && at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_');
}
