using System.Runtime.CompilerServices;

namespace TwitchHelix.Authentication;

/// <summary>A token store whose faults are told as a <see cref="HelixException"/>, so that every failure of a call is one.</summary>
internal class TokenStoreGuard : ITokenStore
{
    private readonly ITokenStore store;

    private TokenStoreGuard(ITokenStore store) => this.store = store;

    public static ITokenStore Of(ITokenStore store) => store is ITokenStoreLock shared ? new Shared(store, shared) : new TokenStoreGuard(store);

    public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var answer = store.GetAsync(userId, cancellationToken);
        return answer.IsCompletedSuccessfully ? answer : TellAsync(() => answer, "get a token");
    }

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken) =>
        TellAsync(() => store.SetAsync(token, replaced, cancellationToken), "store a token");

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken) =>
        TellAsync(() => store.RemoveAsync(token, cancellationToken), "remove a token");

    public async IAsyncEnumerable<HelixToken> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var tokens = store.ListAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (tokens.ConfigureAwait(false))
            while (await TellAsync(tokens.MoveNextAsync, "list its tokens").ConfigureAwait(false))
                yield return tokens.Current;
    }

    private static async ValueTask<T> TellAsync<T>(Func<ValueTask<T>> action, string what)
    {
        try
        {
            return await action().ConfigureAwait(false);
        }
        catch (Exception e) when (e is not HelixException and not OperationCanceledException)
        {
            throw new HelixException($"The token store could not {what}: {e.Message}", e);
        }
    }

    private sealed class Shared(ITokenStore store, ITokenStoreLock shared) : TokenStoreGuard(store), ITokenStoreLock
    {
        public ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken) =>
            TellAsync(() => shared.LockAsync(userId, cancellationToken), "lock a token");
    }
}
