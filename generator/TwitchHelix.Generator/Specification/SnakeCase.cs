using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Specification;

/// <summary>Names like <c>broadcaster_id</c>.</summary>
internal static partial class SnakeCase
{
    public static bool Is(string? name) => Form().IsMatch(name ?? "");

    [GeneratedRegex(@"^[a-z][a-z0-9]*(_[a-z0-9]+)*\z")]
    private static partial Regex Form();
}
