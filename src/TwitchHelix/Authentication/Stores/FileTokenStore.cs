using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TwitchHelix.Authentication.Stores;
using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix;

/// <summary>
/// Keeps the tokens of all users in one JSON file. Several threads, stores and processes may share the file: each change is made under a lock,
/// to the current content of the file, and replaces the file atomically, so that a process that is killed leaves either the old tokens or
/// the new ones. Reading needs no lock. A change waits for the lock until it is canceled; a client's change waits for at most
/// <see cref="HelixOptions.Timeout"/>. The lock files beside it (<c>….lock</c> and the folder <c>….locks</c>) are empty; don't delete them while a
/// process runs.
/// <para>On Unix only its owner can read the file: if other users have rights on it, the store removes them, and logs a warning; the build for
/// .NET Standard 2.0 does so only on Linux. On Windows the file has the rights of its folder: choose one of the user's own, as below
/// <see cref="Environment.SpecialFolder.LocalApplicationData"/>. If the path is a link, the store uses the file that it leads to; the build for
/// .NET Standard 2.0 replaces the link itself. The locks need a file system that supports them: a local one does, a network share may not.</para>
/// <para>An empty file holds no tokens. A damaged file is renamed to <c>….damaged-</c> and the time, and the store continues without its tokens, so that the
/// application can start. The store logs that as an error; without a log, the call that finds the damage does its work and then fails, once. The renamed
/// file may still hold good tokens: users whose tokens can't be recovered from it have to grant access again. A file that isn't a regular one, has more than
/// 16 MB (some 30,000 tokens), or can't be decrypted is an error, and is left as it is.</para>
/// </summary>
/// <example><code>var store = new FileTokenStore("tokens.json");</code></example>
/// <seealso href="https://learn.microsoft.com/aspnet/core/security/data-protection/introduction"/>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore needs to be disposed only if its wait handle was asked for.")]
public sealed class FileTokenStore : ITokenStore, ITokenStoreLock
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SharedRun<TokenSnapshot?> reads;
    private readonly string path;
    private readonly TokenFile file;
    private readonly TokenFileChanges changes;

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
        var time = timeProvider ?? TimeProvider.System;
        reads = new SharedRun<TokenSnapshot?>(time);
        var format = new TokenFileFormat(this.path, dataProtection?.CreateProtector("TwitchHelix.FileTokenStore"), migrateUnprotected);
        file = new TokenFile(this.path, format, logger ?? NullLogger<FileTokenStore>.Instance, time);
        changes = new TokenFileChanges(file);
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
                if (tokens.TryGetValue(token.UserId, out var held) ? held.Version != replaced?.Version : replaced is not null && !isLost)
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
            var folder = file.Target + ".locks";
            RegularFile.RequireNoLink(folder);
            PrivateFile.CreateFolder(folder);
            return await FileLock.TakeAsync(Path.Combine(folder, Uri.EscapeDataString(userId) + ".lock"), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (TokenFile.IsFault(e))
        {
            throw Unusable(e);
        }
    }

    private HelixException Unusable(Exception e) => new(
        $"The token file '{path}' can't be read or written: {e.Message} This process needs to read and write the file, and to make files in its folder; "
        + "give it the rights, or name another file.",
        e);

    private async ValueTask<Dictionary<string, HelixToken>> TokensAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (file.IsCurrent(out var snapshot, out var stamp))
            return snapshot.Tokens;
        // Callers that see the same stamp share one read.
        snapshot = await reads.JoinAsync(stamp.ToString(), () => Task.FromResult(file.TryRead(stamp)), cancellationToken).ConfigureAwait(false);
        if (snapshot is null)
            await AloneAsync(() => file.IsCurrent(out snapshot, out _), () => snapshot = file.Read(), cancellationToken).ConfigureAwait(false);
        return snapshot!.Untold is null ? snapshot.Tokens : throw snapshot.Untold;
    }

    private async Task<bool> ChangeAsync(Func<Dictionary<string, HelixToken>, bool, bool> apply, CancellationToken cancellationToken)
    {
        var change = new TokenFileChange(apply);
        changes.Add(change);
        try
        {
            await AloneAsync(() => change.Task.IsCompleted, changes.MakeAll, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            if (changes.TryRemove(change))
                throw;
            // Another call makes it, and can't be canceled any more.
        }
        try
        {
            return await change.Task.ConfigureAwait(false);
        }
        catch (Exception e) when (TokenFile.IsFault(e))
        {
            throw Unusable(e);
        }
    }

    /// <summary>Works on the file while no other thread or process changes it.</summary>
    /// <param name="isDone">Whether another call has done the work meanwhile.</param>
    /// <param name="work">The work.</param>
    /// <param name="cancellationToken">Cancels the wait for the lock.</param>
    private async Task AloneAsync(Func<bool> isDone, Action work, CancellationToken cancellationToken)
    {
        var lockFile = file.Target + ".lock";
        try
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw FileLock.Held(lockFile, e, cancellationToken);
        }
        try
        {
            if (isDone())
                return;
            PrivateFile.CreateFolder(Path.GetDirectoryName(lockFile)!);
            var fileLock = await FileLock.TakeAsync(lockFile, cancellationToken).ConfigureAwait(false);
            await using (fileLock.ConfigureAwait(false))
                await Task.Run(work, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception e) when (TokenFile.IsFault(e))
        {
            throw Unusable(e);
        }
        finally
        {
            gate.Release();
        }
    }
}
