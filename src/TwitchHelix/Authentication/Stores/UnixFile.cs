using System.Runtime.InteropServices;
using System.Text;

namespace TwitchHelix.Authentication.Stores;

/// <summary>What .NET can't say about a file on Unix, or do to it. Other systems have none of it, and are left alone.</summary>
internal static class UnixFile
{
    private const int TypeMask = 0xF000;

    // statx is the same on every processor; the layout of stat is not.
    private const int CurrentFolder = -100;
    private const uint TypeAndMode = 3;
    private const int StatSize = 256;
    private const int ModeOffset = 28;

    private static readonly bool IsLinux = RuntimeInformation.IsOSPlatform(OSPlatform.Linux);
    private static readonly bool IsWindows = RuntimeInformation.IsOSPlatform(OSPlatform.Windows);

    /// <summary>Gets what a file is if it isn't a regular one: opening it could wait forever, or reach a device. Links are followed.</summary>
    /// <returns>Null for a regular file and for no file; and if the system can't tell.</returns>
    public static string? SpecialKind(string path) => (Mode(path) & TypeMask) switch
    {
        0x1000 => "a named pipe",
        0x2000 or 0x6000 => "a device",
        0xC000 => "a socket",
        _ => null,
    };

    /// <summary>Whether users other than the file's owner have any rights on it.</summary>
    public static bool IsOpenToOthers(string path) => (Rights(path) & 0x3F) != 0;

    /// <summary>Lets only the owner read and write a file.</summary>
    /// <exception cref="IOException">The rights can't be changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is another user's.</exception>
    public static void MakePrivate(string path)
    {
#if NET
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
#else
        if (chmod(Native(path), 0x180) != 0)
            throw new IOException($"The rights of '{path}' can't be changed (error {Marshal.GetLastWin32Error()}).");
#endif
    }

    /// <summary>Writes a folder to the disk, so that a file that was renamed in it keeps its new name after a power failure.</summary>
    public static void SyncFolder(string path)
    {
        if (!IsLinux)
            return;
        var folder = open(Native(path), 0);
        if (folder < 0)
            return;
        // A file system that can't do this has no other way to do it.
        _ = fsync(folder);
        _ = close(folder);
    }

    private static int Rights(string path)
    {
        if (IsWindows)
            return 0;
#if NET
        return OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);
#else
        return Mode(path);
#endif
    }

    /// <summary>Gets the type and the rights. 0 if there is no file, or the system can't tell.</summary>
    private static int Mode(string path)
    {
        if (!IsLinux)
            return 0;
        var stat = new byte[StatSize];
        try
        {
            return statx(CurrentFolder, Native(path), 0, TypeAndMode, stat) == 0 ? BitConverter.ToUInt16(stat, ModeOffset) : 0;
        }
        catch (EntryPointNotFoundException)
        {
            // The C library is older than 2018.
            return 0;
        }
    }

    private static byte[] Native(string path) => Encoding.UTF8.GetBytes(path + '\0');

#pragma warning disable IDE1006, SYSLIB1054, CA5392 // The names are the C library's, which the runtime finds itself; LibraryImport needs unsafe code.
    [DllImport("libc")]
    private static extern int statx(int folder, byte[] path, int flags, uint mask, [Out] byte[] stat);

    [DllImport("libc")]
    private static extern int open(byte[] path, int flags);

    [DllImport("libc")]
    private static extern int fsync(int file);

    [DllImport("libc")]
    private static extern int close(int file);
#if !NET

    [DllImport("libc", SetLastError = true)]
    private static extern int chmod(byte[] path, int mode);
#endif
#pragma warning restore IDE1006, SYSLIB1054, CA5392
}
