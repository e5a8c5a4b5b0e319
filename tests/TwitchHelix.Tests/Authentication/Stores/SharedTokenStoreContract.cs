namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>The contract of the stores that several processes share: each store that is opened stands for a process.</summary>
public abstract class SharedTokenStoreContract : TokenStoreContract
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);

    [Test]
    public async Task Another_process_sees_what_was_stored()
    {
        var other = await OpenAsync();
        var (first, second) = (TokenWriter.Numbered(1), TokenWriter.Numbered(2));
        await Store.SetAsync(first, null);

        AssertSame(await other.GetAsync(TokenWriter.UserId), first);
        Assert.That(await other.SetAsync(second, first), Is.True);
        Assert.That(await Store.SetAsync(TokenWriter.Numbered(3), first), Is.False);
        AssertSame(await Store.GetAsync(TokenWriter.UserId), second);
        Assert.That(await other.RemoveAsync(second), Is.True);
        Assert.That(await Store.GetAsync(TokenWriter.UserId), Is.Null);
    }

    [Test]
    public async Task Two_processes_lose_no_change()
    {
        var other = await OpenAsync();

        await Task.WhenAll(new[] { Store, other }.Select(store => Task.Run(() => TokenWriter.CountAsync(store, 50))));

        Assert.That(TokenWriter.NumberOf(await Store.GetAsync(TokenWriter.UserId)), Is.EqualTo(100));
    }

    [Test]
    public async Task A_lock_is_one_processs_alone_until_it_is_released()
    {
        var other = await OpenAsync();
        var held = await LockAsync(Store);
        var waiting = LockAsync(other);
        await using (await LockAsync(other, "another"))
            Assert.That(waiting.IsCompleted, Is.False);

        await held.DisposeAsync();
        await held.DisposeAsync();

        await (await waiting.WaitAsync(Soon)).DisposeAsync();
    }

    [Test]
    public async Task A_lock_lets_in_one_at_a_time()
    {
        var stores = new[] { Store, await OpenAsync() };
        var (inside, most, times) = (0, 0, 0);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(worker => Task.Run(async () =>
        {
            await using var held = await LockAsync(stores[worker % 2]);
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await stores[worker % 2].GetAsync(TokenWriter.UserId);
            times++;
            Interlocked.Decrement(ref inside);
        }))).WaitAsync(Soon);

        Assert.That((most, times), Is.EqualTo((1, 8)));
    }

    [Test]
    public async Task A_wait_that_is_canceled_takes_no_lock()
    {
        var other = await OpenAsync();
        using var cancel = new CancellationTokenSource();
        var held = await LockAsync(Store);
        var waiting = LockAsync(other, cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        await held.DisposeAsync();
        await (await LockAsync(Store).WaitAsync(Soon)).DisposeAsync();
    }

    private protected static Task<IAsyncDisposable> LockAsync(
        ITokenStore store, string userId = TokenWriter.UserId, CancellationToken cancellationToken = default) =>
        ((ITokenStoreLock)store).LockAsync(userId, cancellationToken).AsTask();
}
