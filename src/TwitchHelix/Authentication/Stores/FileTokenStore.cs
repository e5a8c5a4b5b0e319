using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwitchHelix.Authentication.Stores;

namespace TwitchHelix;

/// <summary>
/// Keeps the tokens of all users in one JSON file. Several threads, stores and processes may share the file: each change is made under a lock,
/// to the current content of the file, and replaces the file atomically, so that a process that is killed leaves either the old tokens or
/// the new ones. The lock files beside it (<c>….lock</c> and the folder <c>….locks</c>) are empty; don't delete them while a process runs.
/// <para>On Unix only its owner can read the file: if other users have rights on it, the store removes them, and logs a warning. On Windows it has the rights
/// of its folder: choose one of the user's own, as below <see cref="Environment.SpecialFolder.LocalApplicationData"/>. If the path is a link, the store uses
/// the file that it leads to; the build for .NET Standard 2.0 replaces the link itself. The locks need a file system that supports them: a local one does,
/// a network share may not.</para>
/// <para>An empty file holds no tokens. A damaged file is renamed to <c>….damaged-</c> and the time, and the store continues without its tokens, so that the
/// application can start. The store logs that as an error; without a log, the call that finds the damage does its work and then fails, once. The renamed
/// file may still hold good tokens: users whose tokens can't be recovered from it have to grant access again. A file that isn't a regular one, has more than
/// 16 MB (some 30,000 tokens), or can't be decrypted is an error, and is left as it is.</para>
/// </summary>
/// <example><code>var store = new FileTokenStore("tokens.json");</code></example>
/// <seealso href="https://learn.microsoft.com/aspnet/core/security/data-protection/introduction"/>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore needs to be disposed only if its wait handle was asked for.")]
public sealed partial class FileTokenStore : ITokenStore, ITokenStoreLock
{
    private const int ReplaceAttempts = 5;

    /// <summary>The largest file that is read or written, in bytes.</summary>
    private const int LargestSize = 16 * 1024 * 1024;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string path;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly TokenFileFormat format;
    private readonly Lazy<string> target;
    private volatile Snapshot? current;

    /// <summary>Creates a store. The file and its folder are created when the first token is stored.</summary>
    /// <param name="path">The file. A relative path is resolved now, below the current directory.</param>
    /// <param name="dataProtection">Encrypts the tokens in the file. Null: they are stored as plain text.</param>
    /// <param name="migrateUnprotected">
    /// Whether a file that isn't encrypted yet is accepted, and encrypted at once. Set it once, to migrate: while it is set, the store would also accept a
    /// plain file that was put in the place of an encrypted one. Default: false.
    /// </param>
    /// <param name="logger">Logs damage and loose rights of the file, never a token.</param>
    /// <param name="timeProvider">The time in the name of a damaged file. Null for the system's.</param>
    /// <exception cref="ArgumentException">The path is null, empty or invalid, or <paramref name="migrateUnprotected"/> is set without
    /// <paramref name="dataProtection"/>.</exception>
    public FileTokenStore(
        string path,
        IDataProtectionProvider? dataProtection = null,
        bool migrateUnprotected = false,
        ILogger<FileTokenStore>? logger = null,
        TimeProvider? timeProvider = null)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        if (migrateUnprotected && dataProtection is null)
            throw new ArgumentException("Without Data Protection there is nothing to migrate to.", nameof(migrateUnprotected));
        this.path = Path.GetFullPath(path);
        this.logger = logger ?? NullLogger<FileTokenStore>.Instance;
        this.timeProvider = timeProvider ?? TimeProvider.System;
        format = new TokenFileFormat(this.path, dataProtection?.CreateProtector("TwitchHelix.FileTokenStore"), migrateUnprotected);
        target = new Lazy<string>(() => PrivateFile.Target(this.path), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read. The message names it and says what to do.</exception>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        if (userId is null)
            throw new ArgumentNullException(nameof(userId));
        var tokens = await TokensAsync(cancellationToken).ConfigureAwait(false);
        return tokens.TryGetValue(userId, out var token) ? token : null;
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read or written; it is unchanged. The message names it and says what to do.</exception>
    public async ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        return await ChangeAsync(
            (tokens, isLost) =>
            {
                // The tokens of a damaged file can't be compared, and the new token must not be lost with them.
                if (!isLost && (tokens.TryGetValue(token.UserId, out var held) ? held.Version : null) != replaced?.Version)
                    return false;
                tokens[token.UserId] = token;
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read or written; it is unchanged. The message names it and says what to do.</exception>
    public async ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        return await ChangeAsync(
            (tokens, _) => tokens.TryGetValue(token.UserId, out var held) && held.Version == token.Version && tokens.Remove(token.UserId),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read. The message names it and says what to do.</exception>
    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var token in (await TokensAsync(cancellationToken).ConfigureAwait(false)).Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return token;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The lock file can't be opened. The message names the token file and says what to do.</exception>
    public async ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default)
    {
        if (userId is null)
            throw new ArgumentNullException(nameof(userId));
        try
        {
            var folder = target.Value + ".locks";
            RegularFile.RequireNoLink(folder);
            PrivateFile.CreateFolder(folder);
            return await FileLock.TakeAsync(Path.Combine(folder, Uri.EscapeDataString(userId) + ".lock"), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw Unusable(e);
        }
    }

    private static bool IsOfFiles(Exception e) => e is IOException or UnauthorizedAccessException or NotSupportedException;

    private HelixException Unusable(Exception e) => new(
        $"The token file '{path}' can't be read or written: {e.Message} This process needs to read and write the file, and to make files in its folder; "
        + "give it the rights, or name another file.",
        e);

    private async ValueTask<Dictionary<string, HelixToken>> TokensAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsCurrent(out var snapshot))
            return snapshot.Tokens;
        return await AloneAsync(ReadToTell, cancellationToken).ConfigureAwait(false);
    }

    private bool IsCurrent([NotNullWhen(true)] out Snapshot? snapshot)
    {
        snapshot = current;
        return snapshot is not null && snapshot.Stamp == FileStamp.Of(target.Value);
    }

    private Dictionary<string, HelixToken> ReadToTell()
    {
        if (IsCurrent(out var snapshot))
            return snapshot.Tokens;
        var read = Read();
        return read.Untold is null ? read.Tokens : throw read.Untold;
    }

    private Task<bool> ChangeAsync(Func<Dictionary<string, HelixToken>, bool, bool> change, CancellationToken cancellationToken) => AloneAsync(
        () =>
        {
            var read = Read();
            var tokens = new Dictionary<string, HelixToken>(read.Tokens, StringComparer.Ordinal);
            var isChanged = change(tokens, read.IsLost);
            if (isChanged)
                Write(tokens, read.Stamp);
            return read.Untold is null ? isChanged : throw read.Untold;
        },
        cancellationToken);

    /// <summary>Reads or writes the file while no other thread or process does.</summary>
    private async Task<T> AloneAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            PrivateFile.CreateFolder(Path.GetDirectoryName(target.Value)!);
            var fileLock = await FileLock.TakeAsync(target.Value + ".lock", cancellationToken).ConfigureAwait(false);
            await using (fileLock.ConfigureAwait(false))
                return await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            throw Unusable(e);
        }
        finally
        {
            gate.Release();
        }
    }

    private Snapshot Read()
    {
        RegularFile.Require(target.Value);
        // Before reading: if another program changes the file without the lock, the content that is read counts as outdated.
        var stamp = FileStamp.Of(target.Value);
        try
        {
            return stamp.Length == 0 ? current = new Snapshot(stamp, []) : ReadContent(stamp);
        }
        catch (InvalidDataException e)
        {
            // Not kept: the file may come back as it was, still damaged.
            current = null;
            return new Snapshot(stamp, []) { IsLost = true, Untold = SetAside(e.Message) };
        }
    }

    private Snapshot ReadContent(FileStamp stamp)
    {
        MakePrivate();
        var tokens = format.Read(RegularFile.Read(target.Value, LargestSize), out var isToBeProtected);
        if (isToBeProtected)
            return Write(tokens, stamp);
        return current = new Snapshot(stamp, tokens);
    }

    private void MakePrivate()
    {
        if (!UnixFile.IsOpenToOthers(target.Value))
            return;
        try
        {
            UnixFile.MakePrivate(target.Value);
            LogMadePrivate(logger, path);
        }
        catch (Exception e) when (IsOfFiles(e))
        {
            LogOpenToOthers(logger, path, e.Message);
        }
    }

    /// <returns>The exception for the caller, if the log is off. Otherwise null.</returns>
    private HelixException? SetAside(string reason)
    {
        var name = $"{target.Value}.damaged-{timeProvider.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        var free = name;
        for (var count = 2; File.Exists(free); count++)
            free = $"{name}-{count}";
        File.Move(target.Value, free);
        if (!logger.IsEnabled(LogLevel.Error))
            return new HelixException(
                $"The token file '{path}' was damaged: {reason}. It is now '{free}', and the store goes on without its tokens.");
        LogSetAside(logger, path, reason, free);
        return null;
    }

    private Snapshot Write(Dictionary<string, HelixToken> tokens, FileStamp replaced)
    {
        var content = format.Write(tokens.Values);
        if (content.Length > LargestSize)
            throw new HelixException(
                $"The token file '{path}' would have more than {LargestSize / 1024 / 1024} MB. Keep so many tokens in a database: see AddTokenStore.");
        // Under the lock, one name is enough. A file that a killed process left there is useless.
        var written = target.Value + ".tmp";
        File.Delete(written);
        using (var file = PrivateFile.Create(written))
        {
            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
        }
        FileStamp.MakeLater(written, replaced);
        Replace(written);
        UnixFile.SyncFolder(Path.GetDirectoryName(target.Value)!);
        return current = new Snapshot(FileStamp.Of(target.Value), tokens);
    }

    // On Windows, a virus scanner or a backup that has the file open for a moment prevents this.
    private void Replace(string written)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                PrivateFile.Replace(written, target.Value);
                return;
            }
            catch (Exception e) when (IsOfFiles(e) && attempt < ReplaceAttempts)
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

    /// <summary>The tokens of a file at some time. They never change.</summary>
    private sealed class Snapshot(FileStamp stamp, Dictionary<string, HelixToken> tokens)
    {
        public FileStamp Stamp { get; } = stamp;

        public Dictionary<string, HelixToken> Tokens { get; } = tokens;

        /// <summary>Whether the file was damaged, so that its tokens aren't known.</summary>
        public bool IsLost { get; init; }

        /// <summary>The damage, if it isn't in the log.</summary>
        public HelixException? Untold { get; init; }
    }
}
