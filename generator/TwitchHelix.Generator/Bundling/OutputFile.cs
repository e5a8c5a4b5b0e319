namespace TwitchHelix.Generator.Bundling;

/// <summary>Writes what the generator makes.</summary>
internal static class OutputFile
{
    /// <summary>Writes the file whole, and only if its content changes, so that builds see no change where there is none.</summary>
    /// <returns>Whether the file was written.</returns>
    public static bool Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return false;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var unfinished = path + ".unfinished";
        File.WriteAllText(unfinished, text);
        File.Move(unfinished, path, overwrite: true);
        return true;
    }
}
