namespace TwitchHelix.Generator;

/// <summary>Writes generated files.</summary>
internal static class OutputFile
{
    /// <summary>Writes the file as a whole, and only if its content changes. An incremental build then sees no change.</summary>
    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
    }
}
