using TwitchHelix.Tests.Processes;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>Many read and change one token file at the same time.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class TokenFileSharingTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(60);
    private readonly TestFolder folder = new();
    private readonly RecordingLogger logger = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Reading_needs_no_lock()
    {
        await new FileTokenStore(folder.TokenFile).SetAsync(TokenWriter.Numbered(1), null);
        await using var held = HoldLock();
        var store = new FileTokenStore(folder.TokenFile);

        var token = await store.GetAsync(TokenWriter.UserId).AsTask().WaitAsync(Soon);
        var listed = await store.ListAsync().CountAsync().AsTask().WaitAsync(Soon);

        Assert.That((TokenWriter.NumberOf(token), listed), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_file_that_another_process_replaces_all_the_time_is_read_whole()
    {
        using var writer = TestProcess.Start("write", folder.TokenFile);
        await writer.ReadLineAsync();
        var store = new FileTokenStore(folder.TokenFile, logger: logger);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            for (int last = 0, seen = 0; seen < 200;)
            {
                var number = TokenWriter.NumberOf(await store.GetAsync(TokenWriter.UserId));
                Assert.That(number, Is.GreaterThanOrEqualTo(last));
                seen += number == last ? 0 : 1;
                last = number!.Value;
            }
        })));

        Assert.That(logger.Lines, Is.Empty);
        Assert.That(folder.SetAside, Is.Empty);
    }

    [Test]
    public async Task Damage_that_many_find_at_once_is_set_aside_once()
    {
        await File.WriteAllTextAsync(folder.TokenFile, "damaged");
        var stores = Enumerable.Range(0, 4).Select(_ => new FileTokenStore(folder.TokenFile, logger: logger)).ToList();

        var read = await Task.WhenAll(Enumerable.Range(0, 100).Select(each => Task.Run(async () => await stores[each % 4].GetAsync("1"))));

        Assert.That(read, Is.All.Null);
        Assert.That(folder.SetAside, Has.Length.EqualTo(1));
        Assert.That(logger.Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Changes_that_wait_for_the_lock_are_made_together_and_each_has_its_own_result()
    {
        var store = new FileTokenStore(folder.TokenFile);
        await store.SetAsync(TokenWriter.Numbered(1, "0"), null);
        var held = HoldLock();
        var added = Enumerable.Range(1, 50).Select(each => SetAsync(store, TokenWriter.Numbered(each, $"{each}"))).ToList();
        var late = SetAsync(store, TokenWriter.Numbered(9, "0"));
        var second = SetAsync(store, TokenWriter.Numbered(9, "1"));
        var removed = store.RemoveAsync(TokenWriter.Numbered(1, "0")).AsTask();
        await held.DisposeAsync();

        Assert.That(await Task.WhenAll(added), Is.All.True);
        Assert.That(new[] { await late, await second, await removed }, Is.All.False);
        var other = new FileTokenStore(folder.TokenFile);
        foreach (var number in Enumerable.Range(1, 50))
            Assert.That(TokenWriter.NumberOf(await other.GetAsync($"{number}")), Is.EqualTo(number));
    }

    [Test]
    public async Task A_change_that_the_file_can_not_hold_fails_alone([Values] bool isDamaged)
    {
        var store = new FileTokenStore(folder.TokenFile, logger: logger);
        var read = TokenWriter.Numbered(1, "1");
        await store.SetAsync(read, null);
        if (isDamaged)
            await File.WriteAllTextAsync(folder.TokenFile, "damaged");
        var held = HoldLock();
        var renewed = store.SetAsync(TokenWriter.Numbered(2, "1"), read).AsTask();
        var bad = SetAsync(store, new HelixToken("2\ud800", "secret-access"));
        var added = SetAsync(store, TokenWriter.Numbered(3, "3"));
        await held.DisposeAsync();

        Assert.That(async () => await bad, Throws.TypeOf<HelixException>().With.Message.Contains("isn't valid Unicode"));
        Assert.That(new[] { await renewed, await added }, Is.All.True);
        var other = new FileTokenStore(folder.TokenFile);
        Assert.That(TokenWriter.NumberOf(await other.GetAsync("1")), Is.EqualTo(2));
        Assert.That(TokenWriter.NumberOf(await other.GetAsync("3")), Is.EqualTo(3));
        Assert.That(folder.SetAside, Has.Length.EqualTo(isDamaged ? 1 : 0));
    }

    private static Task<bool> SetAsync(FileTokenStore store, HelixToken token) => store.SetAsync(token, replaced: null).AsTask();

    /// <summary>Holds the file's lock, as another process would.</summary>
    private FileStream HoldLock() => new(folder.TokenFile + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
}
