using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>Finds the blanks in a text that mean nothing.</summary>
internal static partial class Blanks
{
    /// <summary>Replaces line breaks, and more than one blank, by one. The blanks of a text's ends are removed.</summary>
    public static string Collapse(string text) => Any().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Any();
}
