namespace TwitchHelix.Calls;

/// <summary>Checks that a raw call's path stays below the base address even if a proxy or server decodes it.</summary>
internal static class RawPath
{
    /// <summary>The layers of escapes that are decoded. A path with more is refused.</summary>
    private const int MostLayers = 4;

    /// <param name="path">The path, without a slash in front.</param>
    public static bool IsBelowBase(string path)
    {
        // Uri itself reads %2e as a dot, and servers and proxies may read %2f as a slash.
        for (var layer = 0; layer < MostLayers; layer++)
        {
            if (!IsPlain(path))
                return false;
            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path)
                return true;
            path = decoded;
        }
        return false;
    }

    private static bool IsPlain(string path) =>
        path.Length > 0
        && path.IndexOfAny(['?', '#', '\\']) < 0
        && !path.Any(char.IsControl)
        && !path.Contains("//")
        && path.Split('/').All(segment => segment.Length == 0 || segment.Trim() is not ("" or "." or ".."));
}
