using System.Collections.Concurrent;
using System.Runtime.Versioning;

namespace TwitchHelix.Tests.Authentication.Stores;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class FileTokenStoreTests : IDisposable
{
    private readonly TestFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Test]
    public async Task Two_stores_on_one_file_see_each_others_tokens_at_once()
    {
        var (one, other) = (new FileTokenStore(folder.TokenFile), new FileTokenStore(folder.TokenFile));
        HelixToken? held = null;

        // Many files of equal length within one tick of the file system's clock.
        for (var number = 10; number < 99; number++)
        {
            var next = TokenWriter.Numbered(number);
            Assert.That(await (number % 2 == 0 ? one : other).SetAsync(next, held), Is.True);
            held = next;
            Assert.That(TokenWriter.NumberOf(await one.GetAsync(TokenWriter.UserId)), Is.EqualTo(number));
            Assert.That(TokenWriter.NumberOf(await other.GetAsync(TokenWriter.UserId)), Is.EqualTo(number));
        }
    }

    [Test]
    public async Task A_file_that_was_not_changed_is_not_read_again()
    {
        var store = new FileTokenStore(folder.TokenFile);
        await store.SetAsync(TokenWriter.Numbered(1), null);

        var first = await store.GetAsync(TokenWriter.UserId);
        var second = await store.GetAsync(TokenWriter.UserId);

        Assert.That(second, Is.SameAs(first));
    }

    [Test]
    public async Task What_is_compared_is_what_the_file_holds_even_where_the_change_can_not_be_seen()
    {
        var store = new FileTokenStore(folder.TokenFile);
        var first = TokenWriter.Numbered(1);
        await store.SetAsync(first, null);
        var time = File.GetLastWriteTimeUtc(folder.TokenFile);
        File.WriteAllText(folder.TokenFile, File.ReadAllText(folder.TokenFile).Replace(first.Version, new string('0', 32)));
        File.SetLastWriteTimeUtc(folder.TokenFile, time);

        Assert.That(await store.SetAsync(TokenWriter.Numbered(2), first), Is.False);
        Assert.That((await store.GetAsync(TokenWriter.UserId))!.Version, Is.EqualTo(new string('0', 32)), "and it is read from then on");
    }

    [Test]
    public async Task Folders_are_made_and_a_relative_path_stays_where_it_was()
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder.Root, "not", "there", "tokens.json"));
        var store = new FileTokenStore(relative);

        await store.SetAsync(TokenWriter.Numbered(1), null);

        Assert.That(File.Exists(Path.Combine(folder.Root, "not", "there", "tokens.json")), Is.True);
    }

    [Test]
    [Platform(Exclude = "Win")]
    [UnsupportedOSPlatform("windows")]
    public async Task Only_its_owner_may_read_a_file_at_any_moment()
    {
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.WriteAllText(folder.TokenFile, """{"format":1,"tokens":[]}""");
        File.SetUnixFileMode(folder.TokenFile, OwnerOnly | UnixFileMode.OtherRead);
        var seen = new ConcurrentDictionary<(string, UnixFileMode), bool>();
        var done = false;
        var watcher = Task.Run(() =>
        {
            while (!Volatile.Read(ref done))
                foreach (var file in Directory.GetFiles(folder.Root, "*.tmp"))
                    try
                    {
                        seen[(file, File.GetUnixFileMode(file))] = true;
                    }
                    catch (FileNotFoundException)
                    {
                        // It was renamed meanwhile.
                    }
        });

        var store = new FileTokenStore(folder.TokenFile);
        while (seen.IsEmpty)
            await TokenWriter.CountAsync(store, 100);
        await using (await store.LockAsync("1"))
            Volatile.Write(ref done, true);
        await watcher;

        foreach (var file in Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories))
            Assert.That(File.GetUnixFileMode(file), Is.EqualTo(OwnerOnly), file);
        Assert.That(seen.Keys.Select(file => file.Item2), Is.All.EqualTo(OwnerOnly));
    }

    [Test]
    public async Task What_a_killed_process_left_is_in_nobodys_way()
    {
        File.WriteAllText(folder.TokenFile + ".tmp", "half a fi");
        File.WriteAllText(folder.TokenFile + ".lock", "");
        var store = new FileTokenStore(folder.TokenFile);

        Assert.That(await store.SetAsync(TokenWriter.Numbered(1), null), Is.True);
        Assert.That(File.Exists(folder.TokenFile + ".tmp"), Is.False);
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Links need rights there.")]
    public async Task A_path_that_is_a_link()
    {
        var target = Path.Combine(folder.Root, "target.json");
        await new FileTokenStore(target).SetAsync(TokenWriter.Numbered(1), null);
        File.CreateSymbolicLink(folder.TokenFile, target);
        var store = new FileTokenStore(folder.TokenFile);

        await store.SetAsync(TokenWriter.Numbered(2, "another"), null);

        Assert.That(TokenWriter.NumberOf(await store.GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
#if LIBRARY_FOR_NET
        Assert.That(new FileInfo(folder.TokenFile).LinkTarget, Is.EqualTo(target), "leads to the file that is replaced");
        Assert.That(TokenWriter.NumberOf(await new FileTokenStore(target).GetAsync("another")), Is.EqualTo(2));
#else
        Assert.That(new FileInfo(folder.TokenFile).LinkTarget, Is.Null, "is replaced itself");
        Assert.That(await new FileTokenStore(target).GetAsync("another"), Is.Null);
#endif
    }

#if LIBRARY_FOR_NET
    [Test]
    [Platform(Exclude = "Win", Reason = "Links need rights there.")]
    public async Task A_link_to_a_file_that_is_not_there_yet()
    {
        var target = Path.Combine(folder.Root, "target.json");
        File.CreateSymbolicLink(folder.TokenFile, target);

        await new FileTokenStore(folder.TokenFile).SetAsync(TokenWriter.Numbered(1), null);

        Assert.That(TokenWriter.NumberOf(await new FileTokenStore(target).GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }
#endif

    [Test]
    public void A_path_that_can_not_be_written_is_named()
    {
        var file = Path.Combine(folder.Root, "file");
        File.WriteAllText(file, "");
        Directory.CreateDirectory(folder.TokenFile);

        foreach (var path in new[] { folder.TokenFile, Path.Combine(file, "tokens.json") })
        {
            var store = new FileTokenStore(path);
            var thrown = Assert.ThrowsAsync<HelixException>(async () => await store.SetAsync(TokenWriter.Numbered(1), null));
            Assert.That(thrown.Message, Does.StartWith($"The token file '{path}' can't be read or written: "));
            Assert.That(thrown.Message, Does.EndWith("give it the rights, or name another file."));
            Assert.That(thrown.ToString(), Does.Not.Contain("access-1").And.Not.Contain("refresh-1"));
        }
        Assert.ThrowsAsync<HelixException>(async () => await new FileTokenStore(Path.Combine(file, "tokens.json")).LockAsync("1"));
    }

    [Test]
    public async Task One_at_a_time_holds_the_lock_of_a_user()
    {
        var (one, other) = (new FileTokenStore(folder.TokenFile), new FileTokenStore(folder.TokenFile));
        var held = await one.LockAsync("1/../..");
        using var cancellation = new CancellationTokenSource();

        var cancelled = other.LockAsync("1/../..", cancellation.Token).AsTask();
        var waiting = other.LockAsync("1/../..").AsTask();
        await using (await other.LockAsync("2"))
            Assert.That(waiting.IsCompleted, Is.False, "another user's lock is free");
        await other.SetAsync(TokenWriter.Numbered(1), null);
        await cancellation.CancelAsync();
        Assert.CatchAsync<OperationCanceledException>(() => cancelled);
        Assert.That(waiting.IsCompleted, Is.False);

        await held.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Test]
    public async Task Whoever_waits_for_the_file_can_be_cancelled()
    {
        var store = new FileTokenStore(folder.TokenFile);
        await store.SetAsync(TokenWriter.Numbered(1), null);
        using var cancellation = new CancellationTokenSource();
        using (new FileStream(folder.TokenFile + ".lock", FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            var first = store.SetAsync(TokenWriter.Numbered(1, "2"), null, cancellation.Token).AsTask();
            var second = store.SetAsync(TokenWriter.Numbered(1, "3"), null, cancellation.Token).AsTask();
            Assert.That(await store.GetAsync(TokenWriter.UserId), Is.Not.Null, "what was read needs no lock");
            await cancellation.CancelAsync();
            Assert.CatchAsync<OperationCanceledException>(() => first);
            Assert.CatchAsync<OperationCanceledException>(() => second);
        }
        Assert.That(await store.SetAsync(TokenWriter.Numbered(1, "2"), null), Is.True);
        Assert.That(await store.GetAsync("3"), Is.Null);
        Assert.CatchAsync<OperationCanceledException>(async () => await store.GetAsync("3", cancellation.Token));
    }

    [Test]
    public async Task A_text_that_no_file_can_hold_is_refused_and_the_file_stays([Values] bool isUserId)
    {
        var store = new FileTokenStore(folder.TokenFile);
        await store.SetAsync(TokenWriter.Numbered(1), null);
        var token = new HelixToken(isUserId ? "2\ud800" : "2", "secret-access") { UserLogin = "twitchdev\udc00" };

        Assert.That(async () => await store.SetAsync(token, null), Throws.TypeOf<HelixException>().With.Message.Contains(folder.TokenFile));
        Assert.That(async () => await store.GetAsync(token.UserId), Is.Null);
        await using (await store.LockAsync(token.UserId))
            Assert.That(TokenWriter.NumberOf(await new FileTokenStore(folder.TokenFile).GetAsync(TokenWriter.UserId)), Is.EqualTo(1));
    }

    [Test]
    public void A_path_is_needed()
    {
        Assert.Throws<ArgumentNullException>(() => new FileTokenStore(null!));
        Assert.Throws<ArgumentException>(() => new FileTokenStore(""));
    }
}
