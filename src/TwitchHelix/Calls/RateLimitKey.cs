using System.Globalization;

namespace TwitchHelix.Calls;

/// <summary>Creates the key by which a limit counts a call from the arguments.</summary>
internal static class RateLimitKey
{
    /// <summary>Joins the values as lines. A missing value is an empty line; a list is one value.</summary>
    public static string Of(params object?[] values) => string.Join("\n", values.Select(Text));

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        IEnumeratedString enumerated => enumerated.Value,
        System.Collections.IEnumerable list => string.Join(",", list.Cast<object?>().Select(Text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
