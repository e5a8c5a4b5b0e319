namespace StreamBoard.Components.Parts;

internal static class Links
{
    /// <summary>Returns an address from elsewhere, for a link. Null for one that isn't of a page: <c>javascript:</c> would run in this site.</summary>
    public static string? Page(string address) =>
        address.StartsWith('/') || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? address : null;
}
