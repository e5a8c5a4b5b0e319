namespace TwitchHelix.Tests.Authentication;

/// <summary>A store whose lock another process holds.</summary>
internal sealed class LockedTokenStore(ITokenStore store) : ITokenStore, ITokenStoreLock
{
    private readonly TaskCompletionSource unlocked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends as soon as somebody waits for the lock.</summary>
    public Task Waiting => waiting.Task;

    public void Unlock() => unlocked.SetResult();

    public async ValueTask<IAsyncDisposable> LockAsync(string userId, CancellationToken cancellationToken = default)
    {
        waiting.TrySetResult();
        await unlocked.Task.WaitAsync(cancellationToken);
        return new MemoryStream();
    }

    public ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken = default) => store.GetAsync(userId, cancellationToken);

    public ValueTask<bool> SetAsync(HelixToken token, HelixToken? replaced, CancellationToken cancellationToken = default) =>
        store.SetAsync(token, replaced, cancellationToken);

    public ValueTask<bool> RemoveAsync(HelixToken token, CancellationToken cancellationToken = default) => store.RemoveAsync(token, cancellationToken);

    public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken = default) => store.ListAsync(cancellationToken);
}
