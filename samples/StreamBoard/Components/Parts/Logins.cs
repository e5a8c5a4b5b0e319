using System.Text.RegularExpressions;

namespace StreamBoard.Components.Parts;

internal static partial class Logins
{
    /// <summary>Whether a text looks like a login of Twitch: letters, digits and underscores, at most 25.</summary>
    public static bool IsOne(string? text) => text is not null && Format.IsMatch(text);

    [GeneratedRegex(@"^[a-zA-Z0-9_]{1,25}\z")]
    private static partial Regex Format { get; }
}
