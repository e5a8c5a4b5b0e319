namespace TwitchHelix.Authentication.Stores;

/// <summary>Opens only regular files: opening a pipe may never return, and opening a device may change its state.</summary>
internal static class RegularFile
{
    private const int MB = 1024 * 1024;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file. A link means the file that it leads to.</param>
    /// <param name="largest">The largest size that is read, in bytes.</param>
    /// <exception cref="IOException">It isn't a regular file, is too large, or can't be read.</exception>
    public static byte[] Read(string path, int largest)
    {
        Require(path);
        // FileShare.Delete: on Windows, the file can be replaced while it is read.
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        if (file.Length > largest)
            throw TooLarge(path, largest);
        // Some file systems don't know the length before the end.
        var content = new MemoryStream((int)file.Length);
        var part = new byte[8192];
        for (int count; (count = file.Read(part, 0, part.Length)) > 0;)
        {
            content.Write(part, 0, count);
            if (content.Length > largest)
                throw TooLarge(path, largest);
        }
        return content.ToArray();
    }

    /// <exception cref="IOException">Something is there, and it isn't a regular file, or a link to one.</exception>
    public static void Require(string path)
    {
        if ((Directory.Exists(path) ? "a folder" : UnixFile.SpecialKind(path)) is { } kind)
            throw new IOException($"'{path}' is {kind}, not a regular file.");
    }

    /// <summary>Checks a file or folder that the library creates itself: a link in its place could lead to any other file.</summary>
    /// <exception cref="IOException">It is a link.</exception>
    public static void RequireNoLink(string path)
    {
        try
        {
            if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
                throw new IOException($"'{path}' is a link, which is not followed; delete it.");
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // It is created next.
        }
    }

    public static IOException TooLarge(string path, int largest) =>
        new($"'{path}' has more than {(largest < MB ? $"{largest / 1024} KB" : $"{largest / MB} MB")}.");
}
