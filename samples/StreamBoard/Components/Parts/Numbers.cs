using System.Globalization;

namespace StreamBoard.Components.Parts;

internal static class Numbers
{
    /// <summary>Returns a number as a card has room for it: <c>412</c>, <c>41.3K</c>.</summary>
    public static string Short(long number) => number switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{number / 1_000_000d:0.#}M"),
        >= 1_000 => string.Create(CultureInfo.InvariantCulture, $"{number / 1_000d:0.#}K"),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
