using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Rules;

/// <summary>The form of every name that becomes a C# type or method.</summary>
internal static partial class PascalCase
{
    public static bool Is(string? name) => Form().IsMatch(name ?? "");

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*\z")]
    private static partial Regex Form();
}
