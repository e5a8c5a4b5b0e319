#if !NET
using System.Runtime.InteropServices;
#endif

namespace TwitchHelix.Authentication.Stores;

/// <summary>
/// Files that on Unix nobody but their owner may read, from the moment they are there. On Windows a file has the rights of its folder.
/// </summary>
internal static class PrivateFile
{
    /// <summary>Makes a file that is not there yet, and opens it alone.</summary>
    public static FileStream Create(string path) => Open(path, FileMode.CreateNew);

    /// <summary>Opens a file alone, and makes it if it is not there.</summary>
    /// <exception cref="IOException">It is open elsewhere, or can't be opened.</exception>
    public static FileStream OpenAlone(string path) => Open(path, FileMode.OpenOrCreate);

#if NET
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>The file that a path means in the end: where it is a link, what that leads to.</summary>
    public static string Target(string path) => new FileInfo(path).LinkTarget is null ? path : File.ResolveLinkTarget(path, returnFinalTarget: true)!.FullName;

    /// <summary>Puts a file in another's place, in one step.</summary>
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

    /// <summary>.NET Standard 2.0 can't follow links: the link itself is meant.</summary>
    public static string Target(string path) => path;

    /// <summary>Puts a file in another's place, in one step.</summary>
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

    // .NET Standard 2.0 can't say what rights a new file shall have. An empty temporary file is its owner's alone, and so is its copy.
    private static void CreateEmpty(string path, bool mayBeThere)
    {
        var empty = Path.GetTempFileName();
        try
        {
            File.Copy(empty, path, overwrite: false);
        }
        catch (IOException) when (mayBeThere && File.Exists(path))
        {
            // Another process was quicker.
        }
        finally
        {
            File.Delete(empty);
        }
    }
#endif
}
