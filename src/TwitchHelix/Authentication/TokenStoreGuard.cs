using System.Runtime.CompilerServices;

namespace TwitchHelix.Authentication;

/// <summary>A token store whose faults are told as a <see cref="HelixException"/>, so that every failure of a call is one.</summary>
internal class TokenStoreGuard : ITokenStore
{
    private readonly ITokenStore store;

    private TokenStoreGuard(ITokenStore store) => this.store = store;

    public static ITokenStore Of(ITokenStore store) => store is ITokenStoreLock shared ? new Shared(store, shared) : new TokenStoreGuard(store);

    public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken) =>
        TellAsync(() => store.GetAsync(userId, cancellationToken), "get a token", cancellationToken);

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken) =>
        TellAsync(() => store.SetAsync(token, replaced, cancellationToken), "store a token", cancellationToken);

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken) =>
        TellAsync(() => store.RemoveAsync(token, cancellationToken), "remove a token", cancellationToken);

    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const string what = "list its tokens";
        var tokens = await TellAsync(() => new ValueTask<IAsyncEnumerator<HelixToken>>(store.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken)), what, cancellationToken).ConfigureAwait(false);
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
        // A store that gives up by itself has failed; nobody canceled it.
        catch (Exception e) when (e is not HelixException && !(e is OperationCanceledException && cancellationToken.IsCancellationRequested))
        {
            throw new HelixException($"The token store could not {what}: {e.Message}", e);
        }
    }

    private sealed class Shared(ITokenStore store, ITokenStoreLock shared) : TokenStoreGuard(store), ITokenStoreLock
    {
        public ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken) =>
            TellAsync(() => shared.LockAsync(userId, cancellationToken), "lock a token", cancellationToken);
    }
}
