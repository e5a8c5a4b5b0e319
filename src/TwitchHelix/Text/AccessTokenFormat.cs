namespace TwitchHelix.Text;

/// <summary>Tells an access token from what people write before it, which the library does itself.</summary>
internal static class AccessTokenFormat
{
    private static readonly string[] Prefixes = ["oauth:", "oauth ", "bearer ", "bearer:"];

    /// <summary>The prefix as it was written. Null if there is none.</summary>
    public static string? Prefix(string? token) =>
        Array.Find(Prefixes, prefix => token?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true) is { } found ? token![..found.Length] : null;
}
