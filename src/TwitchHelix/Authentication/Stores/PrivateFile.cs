#if !NET
using System.Runtime.InteropServices;
#endif

namespace TwitchHelix.Authentication.Stores;

/// <summary>
/// Creates files that on Unix only their owner can read, from the start. On Windows a file has the rights of its folder.
/// </summary>
internal static class PrivateFile
{
    /// <summary>Creates a file that doesn't exist yet, and opens it exclusively.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew);

    /// <summary>Opens a file exclusively, and creates it if it doesn't exist.</summary>
    /// <exception cref="IOException">Another process has it open, or it can't be opened.</exception>
    public static FileStream OpenAlone(string path) => Open(path, FileMode.OpenOrCreate);

#if NET
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Gets the file that a path stands for: if it is a link, the file that the link leads to.</summary>
    public static string Target(string path) => new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Replaces a file by another one, atomically.</summary>
    public static void Replace(string source, string destination) => File.Move(source, destination, overwrite: true);

    private static FileStream Open(string path, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(path, options);
    }
#else
    public static void CreateFolder(string path) => Directory.CreateDirectory(path);

    /// <summary>.NET Standard 2.0 can't follow links: a path stands for the link itself.</summary>
    public static string Target(string path) => path;

    /// <summary>Replaces a file by another one, atomically.</summary>
    public static void Replace(string source, string destination)
    {
        if (File.Exists(destination))
            File.Replace(source, destination, destinationBackupFileName: null);
        else
            File.Move(source, destination);
    }

    private static FileStream Open(string path, FileMode mode)
    {
        var isThere = mode == FileMode.OpenOrCreate && File.Exists(path);
        if (isThere || RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return new FileStream(path, mode, FileAccess.ReadWrite, FileShare.None);
        CreateEmpty(path, mayBeThere: mode == FileMode.OpenOrCreate);
        return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
    }

    // .NET Standard 2.0 can't set the rights of a new file. Only its owner can read a temporary file, or a copy of it.
    private static void CreateEmpty(string path, bool mayBeThere)
    {
        var empty = Path.GetTempFileName();
        try
        {
            File.Copy(empty, path, overwrite: false);
        }
        catch (IOException) when (mayBeThere && File.Exists(path))
        {
            // Another process created it first.
        }
        finally
        {
            File.Delete(empty);
        }
    }
#endif
}
