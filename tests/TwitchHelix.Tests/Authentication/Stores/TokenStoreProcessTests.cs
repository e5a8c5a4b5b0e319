using System.Globalization;
using TwitchHelix.Tests.Processes;

namespace TwitchHelix.Tests.Authentication.Stores;

/// <summary>Several processes use one file store.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TokenStoreProcessTests
{
#if LIBRARY_FOR_NET
    private const int Kills = 200;
#else
    // The build for .NET Standard only renames a file by another call.
    private const int Kills = 48;
#endif

    [Test]
    public async Task A_process_killed_at_any_moment_leaves_the_old_pair_or_the_new_one()
    {
        const int AtOnce = 4;
        var seed = Random.Shared.Next();
        await TestContext.Out.WriteLineAsync($"seed {seed}");

        var left = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(() => KillOftenAsync(new Random(seed + worker), Kills / AtOnce))));

        await TestContext.Out.WriteLineAsync(
            $"of {Kills} killed, {left.Sum(count => count.Halves)} left a new file that was not renamed yet, "
            + $"and {left.Sum(count => count.Newer)} a new pair that was not printed yet");
    }

    [Test]
    public async Task Two_processes_lose_no_change()
    {
        using var folder = new TestFolder();
        using var one = TestProcess.Start("count", folder.TokenFile, "1000");
        using var other = TestProcess.Start("count", folder.TokenFile, "1000");

        Assert.That(await one.ReadLineAsync(), Is.EqualTo("ready"));
        Assert.That(await other.ReadLineAsync(), Is.EqualTo("ready"));
        one.WriteLine("go");
        other.WriteLine("go");
        await one.CompleteAsync();
        await other.CompleteAsync();

        Assert.That(TokenWriter.NumberOf(await new FileTokenStore(folder.TokenFile).GetAsync(TokenWriter.UserId)), Is.EqualTo(2000));
        Assert.That(folder.SetAside, Is.Empty);
    }

    [Test]
    public async Task A_user_is_locked_for_other_processes_until_the_one_that_holds_the_lock_ends()
    {
        using var folder = new TestFolder();
        using var holder = TestProcess.Start("lock", folder.TokenFile);
        Assert.That(await holder.ReadLineAsync(), Is.EqualTo("locked"));
        var store = new FileTokenStore(folder.TokenFile);

        var waiting = store.LockAsync(TokenWriter.UserId).AsTask();
        await using (await store.LockAsync("another"))
            Assert.That(waiting.IsCompleted, Is.False);
        await holder.KillAsync();

        await (await waiting).DisposeAsync();
    }

    /// <summary>Starts and kills writing processes, and counts how often one left half a write, or a newer pair than it had printed.</summary>
    private static async Task<(int Halves, int Newer)> KillOftenAsync(Random random, int times)
    {
        using var folder = new TestFolder();
        var (halves, newer) = (0, 0);
        for (var kill = 0; kill < times; kill++)
        {
            using var process = TestProcess.Start("write", folder.TokenFile);
            string? line = null;
            for (var lines = random.Next(1, 8); lines > 0; lines--)
                line = await process.ReadLineAsync();
            // In the middle of the next write.
            Thread.SpinWait(random.Next(200_000));
            var rest = await process.KillAsync();
            var said = int.Parse(rest.Split('\n') is [.., var last, _] ? last : line!, CultureInfo.InvariantCulture);

            halves += File.Exists(folder.TokenFile + ".tmp") ? 1 : 0;
            var store = new FileTokenStore(folder.TokenFile);
            var number = TokenWriter.NumberOf(await store.GetAsync(TokenWriter.UserId));
            Assert.That(number, Is.EqualTo(said).Or.EqualTo(said + 1), $"kill {kill}");
            Assert.That(folder.SetAside, Is.Empty);
            newer += number == said ? 0 : 1;
        }
        return (halves, newer);
    }
}
