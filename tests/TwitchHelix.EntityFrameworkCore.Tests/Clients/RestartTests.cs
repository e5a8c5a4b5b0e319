using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Postgres;

namespace TwitchHelix.EntityFrameworkCore.Tests.Clients;

/// <summary>The database restarts while it is used.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RestartTests
{
    [Test]
    public async Task Tokens_and_locks_outlive_a_restart_of_the_database()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = TestDatabase.On(await server.CreateDatabaseAsync());
        var logger = new RecordingLogger();
        var store = await database.OpenAsync(logger: logger);
        var (first, second) = (TokenWriter.Numbered(1), TokenWriter.Numbered(2));
        await store.SetAsync(first, null);
        var held = await store.LockAsync(TokenWriter.UserId);
        var owner = await database.QueryAsync("SELECT owner FROM twitch_helix_locks");

        await server.StopAsync();
        Assert.That(
            async () => await store.GetAsync(TokenWriter.UserId),
            Throws.TypeOf<HelixException>().With.Message.StartsWith("The database of the tokens could not get a token: "));
        Assert.That(async () => await store.SetAsync(second, first), Throws.TypeOf<HelixException>());
        await server.StartAgainAsync();

        Assert.That(await SoonAsync(async () => TokenWriter.NumberOf(await store.GetAsync(TokenWriter.UserId))), Is.EqualTo(1));
        Assert.That(await database.QueryAsync("SELECT owner FROM twitch_helix_locks"), Is.EqualTo(owner));
        Assert.That(await store.SetAsync(second, first), Is.True);
        await held.DisposeAsync();
        await (await store.LockAsync(TokenWriter.UserId)).DisposeAsync();
    }

    [Test]
    public async Task A_release_during_a_restart_ends_with_the_lease()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var database = TestDatabase.On(await server.CreateDatabaseAsync());
        var logger = new RecordingLogger();
        var store = await database.OpenAsync(logger: logger);
        var held = await store.LockAsync(TokenWriter.UserId);

        await server.StopAsync();
        await held.DisposeAsync();
        await server.StartAgainAsync();

        Assert.That(logger.Texts, Has.Some.Contains("could not be released"));
        await (await SoonAsync(() => store.LockAsync(TokenWriter.UserId).AsTask())).DisposeAsync();
    }

    /// <summary>A pool may still have connections that the restart has cut: each fails once.</summary>
    private static async Task<T> SoonAsync<T>(Func<Task<T>> call)
    {
        for (var tries = 1; ; tries++)
            try
            {
                return await call();
            }
            catch (HelixException) when (tries < 20)
            {
                await Task.Delay(20);
            }
    }
}
