using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Processes;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>A lock is a lease in the database: what ends it, and what doesn't.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LeaseTests(string kind) : DatabaseFixture(kind)
{
    private const string Expire = "UPDATE twitch_helix_locks SET until = '2000-01-01 00:00:00Z'";
    private static readonly TimeSpan Extension = TimeSpan.FromSeconds(3);

    private readonly string kind = kind;
    private readonly RecordingLogger logger = new();
    private readonly FakeTimeProvider time = new();

    [Test]
    public async Task The_lock_of_a_process_that_was_killed_ends()
    {
        var store = await Database.OpenAsync();
        using var holder = TestProcess.Start(kind, Database.ConnectionString);
        Assert.That(await holder.ReadLineAsync(), Is.EqualTo("locked"));
        var waiting = store.LockAsync(UserId).AsTask();

        await holder.KillAsync();

        await (await waiting.WaitAsync(TimeSpan.FromMinutes(2))).DisposeAsync();
    }

    [Test]
    public async Task A_lease_is_extended_while_the_lock_is_held()
    {
        var store = await Database.OpenAsync(time: time, logger: logger);
        await using var held = await store.LockAsync(UserId);
        var (owner, end) = (await OwnerAsync(), await EndAsync());

        foreach (var _ in Enumerable.Range(0, 3))
        {
            var before = await EndAsync();
            await UntilAsync(async () =>
            {
                time.Advance(Extension);
                return await EndAsync() > before;
            });
        }

        Assert.That(await OwnerAsync(), Is.EqualTo(owner).And.Not.Empty);
        Assert.That(logger.Texts, Is.Empty);
    }

    [Test]
    public async Task A_lock_whose_lease_has_ended_can_be_taken()
    {
        var (store, other) = (await Database.OpenAsync(time: time, logger: logger), await Database.OpenAsync());
        var lost = await store.LockAsync(UserId);
        var owner = await OwnerAsync();
        await Database.QueryAsync(Expire);

        await using var held = await other.LockAsync(UserId);
        var next = await OwnerAsync();
        await UntilAsync(() =>
        {
            time.Advance(Extension);
            return Task.FromResult(!logger.Lines.IsEmpty);
        });
        await lost.DisposeAsync();

        Assert.That(next, Is.Not.Empty.And.Not.EqualTo(owner));
        Assert.That(logger.Texts, Has.Exactly(1).Items.And.All.Contains("was lost"));
        Assert.That(await OwnerAsync(), Is.EqualTo(next), "the release of the lost lock left the other one alone");
    }

    [Test]
    public async Task A_lease_that_has_ended_goes_on_if_nobody_took_the_lock()
    {
        var store = await Database.OpenAsync(time: time, logger: logger);
        await using var held = await store.LockAsync(UserId);
        await Database.QueryAsync(Expire);
        var before = await EndAsync();

        await UntilAsync(async () =>
        {
            time.Advance(Extension);
            return await EndAsync() > before;
        });

        Assert.That(logger.Texts, Is.Empty);
    }

    [Test]
    public async Task The_clocks_of_the_machines_do_not_matter()
    {
        var now = DateTimeOffset.UtcNow;
        List<DateTimeOffset> ends = [];
        foreach (var hours in new[] { -5, 5 })
        {
            var store = await Database.OpenAsync(time: new FakeTimeProvider(now.AddHours(hours)));
            await using (await store.LockAsync(UserId))
                ends.Add(await EndAsync());
        }

        Assert.That(ends, Has.All.EqualTo(now).Within(TimeSpan.FromHours(1)));
    }

    [Test]
    public async Task A_database_that_fails_for_a_while_ends_no_lock()
    {
        var store = await Database.OpenAsync(time: time, logger: logger);
        var held = await store.LockAsync(UserId);
        var before = await EndAsync();

        await Database.QueryAsync("ALTER TABLE twitch_helix_locks RENAME TO gone");
        await UntilAsync(() =>
        {
            time.Advance(Extension);
            return Task.FromResult(!logger.Lines.IsEmpty);
        });
        await Database.QueryAsync("ALTER TABLE gone RENAME TO twitch_helix_locks");
        await UntilAsync(async () =>
        {
            time.Advance(Extension);
            return await EndAsync() > before;
        });
        await held.DisposeAsync();

        Assert.That(logger.Texts, Has.All.Contains("tried again"));
        Assert.That(await OwnerAsync(), Is.Empty);
    }

    [Test]
    public async Task The_row_of_a_lock_goes_with_the_token_unless_the_lock_is_held([Values] bool isHeld)
    {
        var store = await Database.OpenAsync();
        var token = TokenWriter.Numbered(1);
        await store.SetAsync(token, null);
        var held = await store.LockAsync(UserId);
        if (!isHeld)
            await held.DisposeAsync();

        Assert.That(await store.RemoveAsync(token), Is.True);

        Assert.That(await Database.QueryAsync("SELECT owner FROM twitch_helix_locks"), Has.Exactly(isHeld ? 1 : 0).Items);
        await held.DisposeAsync();
        await (await store.LockAsync(UserId)).DisposeAsync();
    }

    [Test]
    public async Task A_token_is_removed_though_the_row_of_its_lock_can_not_be()
    {
        var store = await Database.OpenAsync();
        var token = TokenWriter.Numbered(1);
        await store.SetAsync(token, null);
        await Database.QueryAsync("DROP TABLE twitch_helix_locks");

        Assert.That(await store.RemoveAsync(token), Is.True);
    }

    [Test]
    public async Task A_release_that_fails_throws_nothing()
    {
        var store = await Database.OpenAsync(logger: logger);
        var held = await store.LockAsync(UserId);
        await Database.QueryAsync("DROP TABLE twitch_helix_locks");

        await held.DisposeAsync();

        Assert.That(logger.Texts, Has.Some.Contains("could not be released"));
    }

    /// <summary>Waits for what the database shows.</summary>
    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!await condition())
            await Task.Delay(20, patience.Token);
    }

    private async Task<string> OwnerAsync() => (await Database.QueryAsync("SELECT owner FROM twitch_helix_locks")).Single();

    private async Task<DateTimeOffset> EndAsync() => DateTimeOffset.Parse(
        (await Database.QueryAsync("SELECT CAST(until AS VARCHAR(40)) FROM twitch_helix_locks")).Single(),
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal);
}
