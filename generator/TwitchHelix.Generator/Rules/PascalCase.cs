using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Rules;

/// <summary>The form of names that become C# types or methods: <c>GetVips</c>, not <c>GetVIPs</c>.</summary>
internal static partial class PascalCase
{
    public static bool Is(string? name) => Form().IsMatch(name ?? "");

    // Words in capitals are refused, also in the plural. The I of ICalendar is a word with one letter.
    [GeneratedRegex(@"^(?!.*[A-Z]{2}(s?([A-Z0-9]|\z)))[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex Form();
}
