using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwitchHelix.Authentication.Stores;

namespace TwitchHelix;

/// <summary>
/// Keeps users' tokens in a JSON file, all in one. Several threads, stores and processes may share the file: each change is made under a lock,
/// to what the file really holds, and puts a whole new file in the old one's place, so that a process that is killed leaves the old tokens or
/// the new ones. The lock files beside it (<c>….lock</c> and the folder <c>….locks</c>) hold nothing; leave them there while a process runs.
/// <para>On Unix only its owner may read the file. On Windows it has the rights of its folder: choose one of the user's own, as below
/// <see cref="Environment.SpecialFolder.LocalApplicationData"/>. A path that is a link means what it leads to; the build for .NET Standard 2.0
/// replaces the link itself. The locks need a file system that knows them: a local one does, a network share may not.</para>
/// <para>A file that is damaged is renamed, to <c>….damaged-</c> and the time, and the store goes on without tokens, so that the application
/// still starts. That is logged as an error; where nobody listens to the log, the call that finds the damage does its work and then fails with it, once. The file that
/// was set aside may hold good tokens still: users whose tokens can't be saved from it have to grant access again.</para>
/// </summary>
/// <example><code>var store = new FileTokenStore("tokens.json");</code></example>
/// <seealso href="https://learn.microsoft.com/aspnet/core/security/data-protection/introduction"/>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore needs to be disposed only if its wait handle was asked for.")]
public sealed partial class FileTokenStore : ITokenStore, ITokenStoreLock
{
    private const int ReplaceAttempts = 5;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly string path;
    private readonly ILogger logger;
    private readonly TimeProvider timeProvider;
    private readonly TokenFileFormat format;
    private readonly Lazy<string> target;
    private volatile Snapshot? current;

    /// <summary>Makes a store. The file and its folder are made when the first token is stored.</summary>
    /// <param name="path">The file; a relative path is one below the current directory of now.</param>
    /// <param name="dataProtection">Encrypts the tokens in the file. Null: they are in it as they are. A file that is not encrypted yet is read, and encrypted with the next change.</param>
    /// <param name="logger">Is told of a damaged file. No token is ever logged.</param>
    /// <param name="timeProvider">Gives the time that is part of the name of a damaged file. Null for the system's.</param>
    /// <exception cref="ArgumentException">The path is null or empty, or no path.</exception>
    public FileTokenStore(string path, IDataProtectionProvider? dataProtection = null, ILogger<FileTokenStore>? logger = null, TimeProvider? timeProvider = null)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        this.path = Path.GetFullPath(path);
        this.logger = logger ?? NullLogger<FileTokenStore>.Instance;
        this.timeProvider = timeProvider ?? TimeProvider.System;
        format = new TokenFileFormat(this.path, dataProtection?.CreateProtector("TwitchHelix.FileTokenStore"));
        target = new Lazy<string>(() => PrivateFile.Target(this.path), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read; the message names it and says what to do.</exception>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default)
    {
        if (userId is null)
            throw new ArgumentNullException(nameof(userId));
        var tokens = await TokensAsync(cancellationToken).ConfigureAwait(false);
        return tokens.TryGetValue(userId, out var token) ? token : null;
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read or written; the message names it and says what to do. It is as it was.</exception>
    public async ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        return await ChangeAsync(
            (tokens, isLost) =>
            {
                // What a damaged file held can't be compared; a new token must not be lost with it.
                if (!isLost && (tokens.TryGetValue(token.UserId, out var held) ? held.Version : null) != replaced?.Version)
                    return false;
                tokens[token.UserId] = token;
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read or written; the message names it and says what to do. It is as it was.</exception>
    public async ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        return await ChangeAsync(
            (tokens, _) => tokens.TryGetValue(token.UserId, out var held) && held.Version == token.Version && tokens.Remove(token.UserId),
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The file can't be read; the message names it and says what to do.</exception>
    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var token in (await TokensAsync(cancellationToken).ConfigureAwait(false)).Values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return token;
        }
    }

    /// <inheritdoc/>
    /// <exception cref="HelixException">The lock's file can't be opened; the message names the token file and says what to do.</exception>
    public async ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default)
    {
        if (userId is null)
            throw new ArgumentNullException(nameof(userId));
        try
        {
            var folder = target.Value + ".locks";
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
        $"The token file '{path}' can't be read or written: {e.Message} This process needs to read and write the file, and to make files in its folder; give it the rights, or name another file.", e);

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

    /// <summary>Runs what reads or writes the file while no other thread or process does.</summary>
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
        // The time first: should somebody write without the lock, what was read then counts as old.
        var stamp = FileStamp.Of(target.Value);
        try
        {
            return current = new Snapshot(stamp, stamp == default ? [] : format.Read(File.ReadAllBytes(target.Value)));
        }
        catch (InvalidDataException e)
        {
            // Not kept: the file may come back as it was, and is damaged then too.
            current = null;
            return new Snapshot(stamp, []) { IsLost = true, Untold = SetAside(e.Message) };
        }
    }

    /// <returns>What is to be told by the call, as nobody listens to the log. Null if it is told.</returns>
    private HelixException? SetAside(string reason)
    {
        var name = $"{target.Value}.damaged-{timeProvider.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";
        var free = name;
        for (var count = 2; File.Exists(free); count++)
            free = $"{name}-{count}";
        File.Move(target.Value, free);
        if (!logger.IsEnabled(LogLevel.Error))
            return new HelixException($"The token file '{path}' was damaged: {reason}. It is now '{free}', and the store goes on without its tokens.");
        LogSetAside(logger, path, reason, free);
        return null;
    }

    private void Write(Dictionary<string, HelixToken> tokens, FileStamp replaced)
    {
        var content = format.Write(tokens.Values);
        // One name is enough, under the lock. What a killed process left there is of no use.
        var written = target.Value + ".tmp";
        File.Delete(written);
        using (var file = PrivateFile.Create(written))
        {
            file.Write(content, 0, content.Length);
            file.Flush(flushToDisk: true);
        }
        FileStamp.MakeLater(written, replaced);
        Replace(written);
        current = new Snapshot(FileStamp.Of(target.Value), tokens);
    }

    // A virus scanner or a backup may have the file open for a moment, which on Windows is in the way.
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

    [LoggerMessage(EventId = 20, EventName = "TokenFileSetAside", Level = LogLevel.Error, Message = "The token file '{Path}' was damaged: {Reason}. It is now '{NewName}', and the store goes on without its tokens.")]
    private static partial void LogSetAside(ILogger logger, string path, string reason, string newName);

    /// <summary>The tokens of a file as it was once. They are never changed.</summary>
    private sealed class Snapshot(FileStamp stamp, Dictionary<string, HelixToken> tokens)
    {
        public FileStamp Stamp { get; } = stamp;

        public Dictionary<string, HelixToken> Tokens { get; } = tokens;

        /// <summary>Whether the file was damaged, so that nobody knows what it held.</summary>
        public bool IsLost { get; init; }

        /// <summary>The damage, if the log has not told of it.</summary>
        public HelixException? Untold { get; init; }
    }
}
