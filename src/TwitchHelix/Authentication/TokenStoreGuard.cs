using System.Runtime.CompilerServices;
using TwitchHelix.Authentication.Stores;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>
/// Stands before the token store: limits its time, reports each failure of it as a <see cref="HelixException"/>, and hands out only tokens that this
/// application may use.
/// </summary>
internal class TokenStoreGuard : ITokenStore
{
    private readonly ITokenStore store;
    private readonly HelixOptions options;
    private readonly TimeProvider timeProvider;

    private TokenStoreGuard(ITokenStore store, HelixOptions options, TimeProvider timeProvider) =>
        (this.store, this.options, this.timeProvider) = (store, options, timeProvider);

    public static TokenStoreGuard Of(ITokenStore store, HelixOptions options, TimeProvider timeProvider) =>
        store is ITokenStoreLock shared ? new Shared(store, shared, options, timeProvider) : new TokenStoreGuard(store, options, timeProvider);

    /// <exception cref="HelixAuthorizationException">The token is another application's, or its text can't be sent.</exception>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await ReadAsync(userId, cancellationToken).ConfigureAwait(false);
        if (token is not null)
            TokenOwner.Check(token, options);
        return token;
    }

    /// <summary>Gets a token to be replaced or removed, even if this application may not use it, or can't read it.</summary>
    public async ValueTask<HelixToken?> FindAsync(string userId, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(userId, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableTokenException e)
        {
            return e.Stored;
        }
    }

    private ValueTask<HelixToken?> ReadAsync(string userId, CancellationToken cancellationToken) => store is InMemoryTokenStore memory
        // It takes no time and can't fail, and every call asks it.
        ? memory.GetAsync(userId, cancellationToken)
        : TellAsync(token => store.GetAsync(userId, token), "get a token", cancellationToken);

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken) =>
        TellAsync(cancel => store.SetAsync(token, replaced, cancel), "store a token", cancellationToken);

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken) =>
        TellAsync(cancel => store.RemoveAsync(token, cancel), "remove a token", cancellationToken);

    /// <summary>Lists all tokens, even those that this application may not use.</summary>
    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string what = "list its tokens";
        using var deadline = new CallDeadline(options.Timeout, timeProvider, cancellationToken);
        var tokens = await TellAsync(
            token => new ValueTask<IAsyncEnumerator<HelixToken>>(store.ListAsync(token).GetAsyncEnumerator(token)),
            what,
            deadline,
            cancellationToken).ConfigureAwait(false);
        await using (tokens.ConfigureAwait(false))
            while (await TellAsync(_ => tokens.MoveNextAsync(), what, deadline, cancellationToken).ConfigureAwait(false))
            {
                // What the caller does with a token takes none of the store's time.
                deadline.Pause();
                yield return tokens.Current;
                deadline.Resume();
            }
    }

    private async ValueTask<T> TellAsync<T>(Func<CancellationToken, ValueTask<T>> action, string what, CancellationToken cancellationToken)
    {
        using var deadline = new CallDeadline(options.Timeout, timeProvider, cancellationToken);
        return await TellAsync(action, what, deadline, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<T> TellAsync<T>(Func<CancellationToken, ValueTask<T>> action, string what, CallDeadline deadline, CancellationToken callers)
    {
        try
        {
            return await action(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (callers.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, callers);
        }
        catch (OperationCanceledException e) when (deadline.Token.IsCancellationRequested)
        {
            var text = $"The token store could not {what} within {options.Timeout.TotalSeconds:0.###} s (HelixOptions.Timeout): {e.Message}";
            throw new HelixException(text, new TimeoutException(text, e));
        }
        // If the caller didn't cancel, a store that stops by itself has failed.
        catch (Exception e) when (e is not HelixException)
        {
            throw new HelixException($"The token store could not {what}: {e.Message}", e);
        }
    }

    private sealed class Shared(ITokenStore store, ITokenStoreLock shared, HelixOptions options, TimeProvider timeProvider)
        : TokenStoreGuard(store, options, timeProvider), ITokenStoreLock
    {
        /// <summary>Takes a user's lock. The renewal limits the wait.</summary>
        public async ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken)
        {
            using var endless = new CallDeadline(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return await TellAsync(token => shared.LockAsync(userId, token), "lock a token", endless, cancellationToken).ConfigureAwait(false);
        }
    }
}
