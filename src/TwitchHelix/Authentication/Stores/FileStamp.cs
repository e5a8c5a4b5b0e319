namespace TwitchHelix.Authentication.Stores;

/// <summary>Tells whether a file has changed since it was read, without reading it. The default value stands for no file.</summary>
internal readonly record struct FileStamp(DateTime Time, long Length)
{
    public static FileStamp Of(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? new(file.LastWriteTimeUtc, file.Length) : default;
    }

    public override string ToString() => $"{Time.Ticks}:{Length}";

    /// <summary>
    /// Gives a file that is about to replace another one a later time. Otherwise two writes within one tick of the file system's clock
    /// could look the same.
    /// </summary>
    public static void MakeLater(string path, FileStamp replaced)
    {
        // The second step is for file systems whose times have a resolution of two seconds.
        foreach (var step in new[] { TimeSpan.FromTicks(1), TimeSpan.FromSeconds(2) })
            if (File.GetLastWriteTimeUtc(path) <= replaced.Time)
                File.SetLastWriteTimeUtc(path, replaced.Time + step);
    }
}
