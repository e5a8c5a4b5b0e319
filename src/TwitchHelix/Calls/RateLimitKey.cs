using System.Globalization;

namespace TwitchHelix.Calls;

/// <summary>Makes the key that a call is counted by from the arguments that a limit is kept by.</summary>
internal static class RateLimitKey
{
    /// <summary>The values in lines. One that is not there is an empty line; a list is one value.</summary>
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
