using System.Runtime.CompilerServices;
using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>
/// Stands before the token store: reports each failure of it as a <see cref="HelixException"/>, and hands out only tokens that this application may use.
/// </summary>
internal class TokenStoreGuard : ITokenStore
{
    private readonly ITokenStore store;
    private readonly HelixOptions options;

    private TokenStoreGuard(ITokenStore store, HelixOptions options) => (this.store, this.options) = (store, options);

    public static TokenStoreGuard Of(ITokenStore store, HelixOptions options) =>
        store is ITokenStoreLock shared ? new Shared(store, shared, options) : new TokenStoreGuard(store, options);

    /// <exception cref="HelixAuthorizationException">The token is another application's, or its text can't be sent.</exception>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await FindAsync(userId, cancellationToken).ConfigureAwait(false);
        if (token is not null)
            TokenOwner.Check(token, options);
        return token;
    }

    /// <summary>Gets a token to be replaced or removed, even if this application may not use it.</summary>
    public ValueTask<HelixToken?> FindAsync(string userId, CancellationToken cancellationToken) =>
        TellAsync(() => store.GetAsync(userId, cancellationToken), "get a token", cancellationToken);

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken) =>
        TellAsync(() => store.SetAsync(token, replaced, cancellationToken), "store a token", cancellationToken);

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken) =>
        TellAsync(() => store.RemoveAsync(token, cancellationToken), "remove a token", cancellationToken);

    /// <summary>Lists all tokens, even those that this application may not use.</summary>
    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string what = "list its tokens";
        var tokens = await TellAsync(
            () => new ValueTask<IAsyncEnumerator<HelixToken>>(store.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken)),
            what,
            cancellationToken).ConfigureAwait(false);
        await using (tokens.ConfigureAwait(false))
            while (await TellAsync(tokens.MoveNextAsync, what, cancellationToken).ConfigureAwait(false))
                yield return tokens.Current;
    }

    private static async ValueTask<T> TellAsync<T>(Func<ValueTask<T>> action, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        // If the caller didn't cancel, a store that stops by itself has failed.
        catch (Exception e) when (e is not HelixException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new HelixException($"The token store could not {what}: {e.Message}", e);
        }
    }

    private sealed class Shared(ITokenStore store, ITokenStoreLock shared, HelixOptions options) : TokenStoreGuard(store, options), ITokenStoreLock
    {
        public ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken) =>
            TellAsync(() => shared.LockAsync(userId, cancellationToken), "lock a token", cancellationToken);
    }
}
