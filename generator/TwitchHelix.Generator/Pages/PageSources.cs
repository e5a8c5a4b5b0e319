namespace TwitchHelix.Generator.Pages;

/// <summary>Finds the source that an argument names: an address, or a folder.</summary>
internal static class PageSources
{
    /// <param name="source">An address begins with <c>https://</c> or <c>http://</c>.</param>
    /// <param name="cache">The folder in which pages from an address are kept. Default: a folder among the user's local data.</param>
    /// <exception cref="PageException">It is neither an address that may be read, nor a folder.</exception>
    public static IPageSource Of(string source, DirectoryInfo? cache)
    {
        if (IsAddress(source))
            return Uri.TryCreate(source, UriKind.Absolute, out var address)
                ? new AddressSource(address, cache ?? DefaultCache())
                : throw new PageException(source, "this is no address");
        return Directory.Exists(source) ? new FolderSource(new DirectoryInfo(source)) : throw new PageException(source, "there is no such folder");
    }

    private static bool IsAddress(string source) =>
        source.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || source.StartsWith("http://", StringComparison.OrdinalIgnoreCase);

    private static DirectoryInfo DefaultCache()
    {
        var local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        return new DirectoryInfo(Path.Combine(local.Length > 0 ? local : Path.GetTempPath(), "TwitchHelix", "pages"));
    }
}
