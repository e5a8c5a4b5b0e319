using System.Globalization;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Changes;

/// <summary>Compares the limits of a value. A narrower one breaks callers that send the value: Twitch refuses what it has taken before.</summary>
internal static class LimitChanges
{
    private static readonly (string Key, bool IsUpper, string Noun)[] Bounds =
    [
        ("minimum", false, "The smallest value"), ("maximum", true, "The largest value"),
        ("minLength", false, "The smallest length"), ("maxLength", true, "The largest length"),
        ("minItems", false, "The smallest number of items"), ("maxItems", true, "The largest number of items"),
    ];

    /// <summary>What can't be said to be narrower or wider, and whether another value breaks callers that send the value.</summary>
    private static readonly (string Key, bool BreaksSenders, string Noun)[] Facts =
    [
        ("default", false, "The default"), ("pattern", true, "The pattern"),
    ];

    /// <summary>Compares the limits of a value, whose name is for the text.</summary>
    public static IEnumerable<Change> Of(string name, SpecNode before, SpecNode now, bool isSent)
    {
        foreach (var (key, isUpper, noun) in Bounds)
            if (Number(before[key], isUpper) is var old && Number(now[key], isUpper) is var current && old != current)
                yield return new Change(Text(noun, name, before[key], now[key]), isSent && (isUpper ? current < old : current > old));
        foreach (var (key, breaksSenders, noun) in Facts)
            if (before[key]?.Text != now[key]?.Text)
                yield return new Change(Text(noun, name, before[key], now[key]), isSent && breaksSenders);
    }

    private static string Text(string noun, string name, SpecNode? before, SpecNode? now) =>
        $"{noun} of `{name}` is {NodeText.Of(now)}; it was {NodeText.Of(before)}.";

    private static double Number(SpecNode? limit, bool isUpper) =>
        double.TryParse(limit?.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : isUpper ? double.PositiveInfinity
        : double.NegativeInfinity;
}
