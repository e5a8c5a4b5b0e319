using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Rules;

/// <summary>The form of every name that becomes a C# type or method: <c>GetVips</c>, not <c>GetVIPs</c>.</summary>
internal static partial class PascalCase
{
    public static bool Is(string? name) => Form().IsMatch(name ?? "");

    // A word in capitals is refused, also in the plural. The I of ICalendar is a word of one letter.
    [GeneratedRegex(@"^(?!.*[A-Z]{2}(s?([A-Z0-9]|\z)))[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex Form();
}
