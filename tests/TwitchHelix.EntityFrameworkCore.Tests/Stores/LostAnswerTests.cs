using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>The connection breaks after the database has carried out a write and before it answers. The provider or the caller repeats the write.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LostAnswerTests(string kind) : DatabaseFixture(kind)
{
    private readonly string kind = kind;
    private readonly AnswerLoser loser = new();

    [Test]
    public async Task A_write_that_is_repeated_counts_as_done([Values] bool isRetriedByProvider)
    {
        var store = await Database.OpenAsync(configure: options => Configure(options, isRetriedByProvider));
        var (first, second) = (TokenWriter.Numbered(1), TokenWriter.Numbered(2));

        Assert.That(await LoseAsync(() => store.SetAsync(first, null), isRetriedByProvider), Is.True);
        Assert.That(TokenWriter.NumberOf(await store.GetAsync(UserId)), Is.EqualTo(1));
        Assert.That(await LoseAsync(() => store.SetAsync(second, first), isRetriedByProvider), Is.True);
        Assert.That(TokenWriter.NumberOf(await store.GetAsync(UserId)), Is.EqualTo(2));
        Assert.That(await store.SetAsync(TokenWriter.Numbered(3), first), Is.False);
    }

    [Test]
    public async Task A_removal_that_the_provider_repeats_counts_as_done()
    {
        var store = await Database.OpenAsync(configure: options => Configure(options, isRetriedByProvider: true));
        var token = TokenWriter.Numbered(1);
        await store.SetAsync(token, null);

        Assert.That(await LoseAsync(() => store.RemoveAsync(token), isRetriedByProvider: true), Is.True);
        Assert.That(await store.RemoveAsync(token), Is.False);
        Assert.That(await store.GetAsync(UserId), Is.Null);
    }

    [Test]
    public async Task A_lock_that_was_taken_unnoticed_is_taken_by_the_repetition()
    {
        var store = await Database.OpenAsync(configure: options => Configure(options, isRetriedByProvider: true));
        await (await store.LockAsync(UserId)).DisposeAsync();

        loser.Loses = true;
        await (await store.LockAsync(UserId)).DisposeAsync();

        Assert.That(loser.Loses, Is.False);
        Assert.That(await Database.QueryAsync("SELECT owner FROM twitch_helix_locks"), Is.EqualTo(new[] { "" }));
    }

    private async Task<bool> LoseAsync(Func<ValueTask<bool>> write, bool isRetriedByProvider)
    {
        loser.Loses = true;
        try
        {
            return await write();
        }
        catch (HelixException e) when (!isRetriedByProvider)
        {
            Assert.That(e.Message, Does.EndWith(AnswerLostException.Text));
            return await write();
        }
        finally
        {
            Assert.That(loser.Loses, Is.False, "an answer was lost");
        }
    }

    private void Configure(DbContextOptionsBuilder options, bool isRetriedByProvider)
    {
        if (kind == TestDatabase.Postgres)
            options.UseNpgsql(Database.ConnectionString, postgres => postgres.ExecutionStrategy(Strategy));
        else
            options.UseSqlite(Database.ConnectionString, sqlite => sqlite.ExecutionStrategy(Strategy));
        options.AddInterceptors(loser);

        IExecutionStrategy Strategy(ExecutionStrategyDependencies each) => isRetriedByProvider ? new Repeating(each) : new NonRetryingExecutionStrategy(each);
    }

    private sealed class AnswerLostException() : DbException(Text)
    {
        public const string Text = "The answer was lost.";
    }

    private sealed class Repeating(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 2, TimeSpan.FromMilliseconds(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is AnswerLostException;
    }

    /// <summary>Loses the answer to the next write.</summary>
    private sealed class AnswerLoser : DbCommandInterceptor
    {
        private int loses;

        public bool Loses
        {
            get => Volatile.Read(ref loses) != 0;
            set => Volatile.Write(ref loses, value ? 1 : 0);
        }

        public override ValueTask<int> NonQueryExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) =>
            Interlocked.Exchange(ref loses, 0) != 0 ? throw new AnswerLostException() : new(result);

        public override ValueTask<DbDataReader> ReaderExecutedAsync(
            DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            // SaveChanges reads how many rows it wrote.
            if (!command.CommandText.StartsWith("INSERT", StringComparison.Ordinal) || Interlocked.Exchange(ref loses, 0) == 0)
                return new(result);
            result.Dispose();
            throw new AnswerLostException();
        }
    }
}
