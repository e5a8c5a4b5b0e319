using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Tests.Authentication.Stores;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>The database fails for a while, and the provider pauses for long before it tries again.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RetryPauseTests(string kind) : DatabaseFixture(kind)
{
    /// <summary>More than the store lets work at once.</summary>
    private const int Calls = 40;

    private readonly string kind = kind;
    private readonly Outage outage = new();

    [Test]
    public async Task A_pause_holds_up_its_own_call_alone()
    {
        var store = await Database.OpenAsync(configure: Configure);
        await store.SetAsync(TokenWriter.Numbered(1), null);
        using var cancel = new CancellationTokenSource();
        outage.Lasts = true;
        var pausing = Enumerable.Range(0, Calls).Select(_ => store.GetAsync(UserId, cancel.Token).AsTask()).ToList();
        await outage.AllFailed.WaitAsync(TimeSpan.FromMinutes(1));
        outage.Lasts = false;

        Assert.That(TokenWriter.NumberOf(await store.GetAsync(UserId).AsTask().WaitAsync(TimeSpan.FromMinutes(1))), Is.EqualTo(1));

        Assert.That(pausing, Has.All.Property(nameof(Task.IsCompleted)).False);
        await cancel.CancelAsync();
        foreach (var call in pausing)
            Assert.That(async () => await call, Throws.InstanceOf<OperationCanceledException>());
    }

    private void Configure(DbContextOptionsBuilder options)
    {
        if (kind == TestDatabase.Postgres)
            options.UseNpgsql(Database.ConnectionString, postgres => postgres.ExecutionStrategy(each => new Patient(each)));
        else
            options.UseSqlite(Database.ConnectionString, sqlite => sqlite.ExecutionStrategy(each => new Patient(each)));
        options.AddInterceptors(outage);
    }

    private sealed class OutageException() : DbException("The database is down.");

    private sealed class Patient(ExecutionStrategyDependencies dependencies)
        : ExecutionStrategy(dependencies, maxRetryCount: 2, maxRetryDelay: TimeSpan.FromHours(1))
    {
        protected override bool ShouldRetryOn(Exception exception) => exception is OutageException;

        protected override TimeSpan? GetNextDelay(Exception lastException) => TimeSpan.FromHours(1);
    }

    private sealed class Outage : DbCommandInterceptor
    {
        private readonly TaskCompletionSource allFailed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int failed;
        private volatile bool lasts;

        public bool Lasts
        {
            get => lasts;
            set => lasts = value;
        }

        /// <summary>Ends when each of the calls has failed once.</summary>
        public Task AllFailed => allFailed.Task;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (!Lasts)
                return new(result);
            if (Interlocked.Increment(ref failed) == Calls)
                allFailed.SetResult();
            throw new OutageException();
        }
    }
}
