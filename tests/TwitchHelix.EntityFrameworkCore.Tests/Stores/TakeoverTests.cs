using Microsoft.Extensions.Time.Testing;
using TwitchHelix.EntityFrameworkCore.Database;
using TwitchHelix.EntityFrameworkCore.Locking;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>A lock is taken from its holder only if that is dead.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TakeoverTests(string kind) : DatabaseFixture(kind)
{
    private const string Expire = "UPDATE twitch_helix_locks SET until = '2000-01-01 00:00:00Z'";
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task A_holder_that_could_not_reach_the_database_keeps_its_lock()
    {
        var (locks, watch) = await HeldAsync();
        await Database.QueryAsync(Expire);

        Assert.That(await TryForAsync(HolderWatch.Grace - Step, locks, watch), Is.False);
        Assert.That(await locks.ExtendAsync(UserId, "holder", CancellationToken.None), Is.True);
        Assert.That(await TryForAsync(HolderWatch.Grace, locks, watch), Is.False);
    }

    [Test]
    public async Task A_holder_that_does_not_come_back_loses_its_lock()
    {
        var (locks, watch) = await HeldAsync();
        await Database.QueryAsync(Expire);

        Assert.That(await TryForAsync(HolderWatch.Grace + Step, locks, watch), Is.True);
        Assert.That(await locks.ExtendAsync(UserId, "holder", CancellationToken.None), Is.False);
    }

    private async Task<(LockTable Locks, HolderWatch Watch)> HeldAsync()
    {
        await Database.OpenAsync();
        var locks = new LockTable(new TokenDatabase(Database.Configure), TestDatabase.ClientId);
        Assert.That(await locks.TryTakeAsync(UserId, "holder", new HolderWatch(time), CancellationToken.None), Is.True);
        return (locks, new HolderWatch(time));
    }

    private async Task<bool> TryForAsync(TimeSpan length, LockTable locks, HolderWatch watch)
    {
        for (var passed = TimeSpan.Zero; passed <= length; passed += Step)
        {
            if (await locks.TryTakeAsync(UserId, "other", watch, CancellationToken.None))
                return true;
            time.Advance(Step);
        }
        return false;
    }
}
