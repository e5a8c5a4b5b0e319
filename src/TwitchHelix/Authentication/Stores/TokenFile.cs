using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace TwitchHelix.Authentication.Stores;

/// <summary>
/// The file of a store. It is replaced whole, so it can be read at any time without a lock. Everything that changes it needs the lock.
/// </summary>
/// <param name="path">The path. It may be a link.</param>
/// <param name="format">Reads and writes the content.</param>
/// <param name="logger">Logs damage and loose rights.</param>
/// <param name="timeProvider">The time in the name of a damaged file.</param>
internal sealed partial class TokenFile(string path, TokenFileFormat format, ILogger logger, TimeProvider timeProvider)
{
    private const int ReplaceAttempts = 5;

    /// <summary>The largest file that is read or written, in bytes.</summary>
    private const int LargestSize = 16 * 1024 * 1024;

    private readonly Lazy<string> target = new(() => PrivateFile.Target(path), LazyThreadSafetyMode.PublicationOnly);
    private volatile TokenSnapshot? current;

    /// <summary>The file that the path leads to.</summary>
    public string Target => target.Value;

    public static bool IsFault(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    /// <summary>Gets the tokens that were read last, if the file is still the same.</summary>
    /// <param name="snapshot">The tokens.</param>
    /// <param name="stamp">The file's stamp now.</param>
    public bool IsCurrent([NotNullWhen(true)] out TokenSnapshot? snapshot, out FileStamp stamp)
    {
        snapshot = current;
        stamp = FileStamp.Of(Target);
        return snapshot is not null && snapshot.Stamp == stamp;
    }

    /// <summary>Reads the file without the lock.</summary>
    /// <param name="stamp">The file's stamp before.</param>
    /// <returns>Null if the file has to be read under the lock: it isn't there, is damaged or has to be changed, or is being replaced on Windows.</returns>
    /// <exception cref="HelixException">The content is intact, but this store can't use it.</exception>
    public TokenSnapshot? TryRead(FileStamp stamp)
    {
        try
        {
            if (stamp.Length == 0 || UnixFile.IsOpenToOthers(Target))
                return null;
            var tokens = format.Read(RegularFile.Read(Target, LargestSize), out var isToBeProtected);
            return isToBeProtected ? null : current = new TokenSnapshot(stamp, tokens);
        }
        catch (Exception e) when (e is InvalidDataException || IsFault(e))
        {
            return null;
        }
    }

    /// <summary>Reads the file under the lock. A damaged file is renamed, a plain one is protected, and the rights of others are removed.</summary>
    public TokenSnapshot Read()
    {
        RegularFile.Require(Target);
        // Before reading: if another program changes the file without the lock, the content that is read counts as outdated.
        var stamp = FileStamp.Of(Target);
        try
        {
            return stamp.Length == 0 ? current = new TokenSnapshot(stamp, []) : ReadContent(stamp);
        }
        catch (InvalidDataException e)
        {
            // Not kept: the file may come back as it was, still damaged.
            current = null;
            return new TokenSnapshot(stamp, []) { IsLost = true, Untold = SetAside(e.Message) };
        }
    }

    /// <summary>Replaces the file under the lock.</summary>
    public TokenSnapshot Write(Dictionary<string, HelixToken> tokens, FileStamp replaced)
    {
        var content = format.Write(tokens.Values);
        if (content.Length > LargestSize)
            throw new HelixException(
                $"The token file '{path}' would have more than {LargestSize / 1024 / 1024} MB. Keep so many tokens in a database: see AddTokenStore.");
        // Under the lock, one name is enough. A file that a killed process left there is useless.
        var written = Target + ".tmp";
        File.Delete(written);
        using (var file = PrivateFile.Create(written))
        {
            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
        }
        FileStamp.MakeLater(written, replaced);
        Replace(written);
        UnixFile.SyncFolder(Path.GetDirectoryName(Target)!);
        return current = new TokenSnapshot(FileStamp.Of(Target), tokens);
    }

    private TokenSnapshot ReadContent(FileStamp stamp)
    {
        MakePrivate();
        var tokens = format.Read(RegularFile.Read(Target, LargestSize), out var isToBeProtected);
        return isToBeProtected ? Write(tokens, stamp) : current = new TokenSnapshot(stamp, tokens);
    }

    private void MakePrivate()
    {
        if (!UnixFile.IsOpenToOthers(Target))
            return;
        try
        {
            UnixFile.MakePrivate(Target);
            LogMadePrivate(logger, path);
        }
        catch (Exception e) when (IsFault(e))
        {
            LogOpenToOthers(logger, path, e.Message);
        }
    }

    /// <returns>The exception for the caller, if the log is off. Otherwise null.</returns>
    private HelixException? SetAside(string reason)
    {
        var name = $"{Target}.damaged-{timeProvider.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        var free = name;
        for (var count = 2; File.Exists(free); count++)
            free = $"{name}-{count}";
        File.Move(Target, free);
        if (!logger.IsEnabled(LogLevel.Error))
            return new HelixException(
                $"The token file '{path}' was damaged: {reason}. It is now '{free}', and the store goes on without its tokens.");
        LogSetAside(logger, path, reason, free);
        return null;
    }

    // On Windows, a reader, a virus scanner or a backup that has the file open for a moment prevents this.
    private void Replace(string written)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                PrivateFile.Replace(written, Target);
                return;
            }
            catch (Exception e) when (IsFault(e) && attempt < ReplaceAttempts)
            {
                Thread.Sleep(10 << attempt);
            }
        }
    }

    [LoggerMessage(20, LogLevel.Error, "The token file '{Path}' was damaged: {Reason}. It is now '{NewName}', and the store goes on without its tokens.",
        EventName = "TokenFileSetAside")]
    private static partial void LogSetAside(ILogger logger, string path, string reason, string newName);

    [LoggerMessage(21, LogLevel.Warning, "Other users had rights on the token file '{Path}'. Now only its owner has; they may have read the tokens before.",
        EventName = "TokenFileMadePrivate")]
    private static partial void LogMadePrivate(ILogger logger, string path);

    [LoggerMessage(22, LogLevel.Warning, "Other users have rights on the token file '{Path}', which can't be changed: {Reason}",
        EventName = "TokenFileOpenToOthers")]
    private static partial void LogOpenToOthers(ILogger logger, string path, string reason);
}
