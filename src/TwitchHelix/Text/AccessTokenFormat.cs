namespace TwitchHelix.Text;

/// <summary>The form of an access token: what a header can hold, without the prefix that the library writes itself.</summary>
internal static class AccessTokenFormat
{
    private static readonly string[] Prefixes = ["oauth:", "oauth ", "bearer ", "bearer:"];

    /// <summary>Gets the prefix as it was written. Null if there is none.</summary>
    public static string? Prefix(string? token) =>
        Array.Find(Prefixes, prefix => token?.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) == true) is { } found ? token![..found.Length] : null;

    /// <summary>Whether the text can be sent as an access token.</summary>
    public static bool Fits(string token) => token.Length > 0 && HeaderText.Fits(token) && Prefix(token) is null;
}
