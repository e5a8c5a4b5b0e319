namespace TwitchHelix.Authentication.Stores;

/// <summary>
/// A lock between processes: a file that one of them has open. The operating system closes it when its process ends, however it ends.
/// The file stays when the lock is released: if it were deleted, two processes could hold the lock, one of the deleted file and one of the new one.
/// </summary>
internal sealed class FileLock : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(32);
    private readonly FileStream file;

    private FileLock(FileStream file) => this.file = file;

    /// <exception cref="IOException">The lock's file can't be opened, for another reason than that the lock is taken.</exception>
    /// <exception cref="OperationCanceledException">The wait was canceled. The message names the lock.</exception>
    public static async Task<FileLock> TakeAsync(string path, CancellationToken cancellationToken)
    {
        RegularFile.RequireNoLink(path);
        RegularFile.Require(path);
        try
        {
            return await PollAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw Held(path, e, cancellationToken);
        }
    }

    /// <summary>Gets the exception for a wait that was canceled.</summary>
    public static OperationCanceledException Held(string path, OperationCanceledException e, CancellationToken cancellationToken) =>
        new($"Another process holds the lock file '{path}'.", e, cancellationToken);

    public ValueTask DisposeAsync()
    {
        file.Dispose();
        return default;
    }

    private static async Task<FileLock> PollAsync(string path, CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromMilliseconds(1); ; wait = wait < LongestWait ? wait + wait : LongestWait)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                return new FileLock(PrivateFile.OpenAlone(path));
            }
            catch (IOException e) when (IsTaken(e))
            {
                // The real clock, whatever TimeProvider the store has: another process releases the lock.
                await Task.Delay(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    // Sharing violation and lock violation of Windows; EAGAIN of Linux, and of macOS and BSD.
    private static bool IsTaken(IOException e) => e.GetType() == typeof(IOException) && (e.HResult & 0xFFFF) is 32 or 33 or 11 or 35;
}
