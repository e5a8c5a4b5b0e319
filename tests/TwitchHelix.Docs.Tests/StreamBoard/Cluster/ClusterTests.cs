using System.Diagnostics;
using Npgsql;
using TwitchHelix.Tests.Postgres;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

/// <summary>
/// Two instances on one PostgreSQL: 200 people log in on each, and load pages from both while one instance is killed and started again, and then the
/// database is. Cake's target Board runs it.
/// </summary>
[Explicit("It takes the whole machine for a minute: dotnet cake --target=Board")]
[CancelAfter(600_000)]
public sealed class ClusterTests
{
    private const int People = 400;
    private const int LogInsAtOnce = 16;

    // Two instances, and the connections of one that was killed, stay below the 200 of the tests' server.
    private const int Connections = 60;

    // For a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan TokenLifetime = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Load = TimeSpan.FromSeconds(30);

    /// <summary>The time after which the database is back, and no answer may be a fault any more.</summary>
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    /// <summary>The time that the store's lock lasts after its holder was killed. No refresh is on its way for longer.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    [Test]
    public async Task Nobody_notices_that_an_instance_is_killed_and_the_database_restarted()
    {
        var seed = TestContext.Parameters.Get("seed", Random.Shared.Next());
        TestContext.Out.WriteLine($"Seed: {seed}. The test parameter \"seed\" repeats it.");
        var random = new Random(seed);
        var clock = Stopwatch.StartNew();
        await using var postgres = await PostgresServer.StartAsync();
        var database = new NpgsqlConnectionStringBuilder(await postgres.CreateDatabaseAsync()) { MaxPoolSize = Connections }.ConnectionString;
        List<ClusterBoard> boards = [];
        using var twitch = new ClusterTwitch(People, TokenLifetime, server => new ClusterRefreshes(server, clock, TokenLifetime, IsLost));
        using var first = new ClusterBoard("first", "127.0.0.1", twitch, database, clock);
        using var second = new ClusterBoard("second", "localhost", twitch, database, clock);
        boards.AddRange([first, second]);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Patience };
        ClusterUser[] users = [.. twitch.Users.Select(user => new ClusterUser(user, http, clock))];

        // At the same time: who is first creates the tables and the key.
        await Task.WhenAll(boards.Select(board => board.StartAsync()));
        await Parallel.ForEachAsync(
            users.Index(),
            new ParallelOptions { MaxDegreeOfParallelism = LogInsAtOnce },
            async (user, _) => await user.Item.LogInAsync(boards[user.Index % boards.Count]));
        TestContext.Out.WriteLine($"{People} people have logged in after {clock.Elapsed.TotalSeconds:0.0} s.");

        var load = new ClusterLoad(users, boards, seed, LongestPause);
        using var stop = new CancellationTokenSource();
        var begun = clock.Elapsed;
        var running = load.RunAsync(stop.Token);
        await PassAsync(5, 9);
        var victim = boards[random.Next(boards.Count)];
        await victim.KillAsync();
        await victim.StartAsync();
        await PassAsync(4, 6);
        var down = clock.Elapsed;
        await postgres.StopAsync();
        await PassAsync(0.5, 1.5);
        await postgres.StartAgainAsync();
        var restart = new ClusterOutage(down, clock.Elapsed);
        var left = Load - (clock.Elapsed - begun);
        await Task.Delay(left > 2 * Recovery ? left : 2 * Recovery, CancellationToken.None);
        await stop.CancelAsync();
        await running;
        var length = clock.Elapsed - begun;
        var last = await Task.WhenAll(users.SelectMany(user => boards.Select(board => user.LoadAsync(board, "/"))));

        var (answers, refreshes) = (load.Answers, twitch.Refreshes!);
        new ClusterReport(answers, length, victim.Outages.Single(), restart).Tell();
        ClusterReport.Tell(refreshes);
        foreach (var board in boards)
        {
            ClusterReport.Tell(board);
            await board.StopAsync();
            ClusterReport.TellComplaints(board);
        }
        Assert.Multiple(() =>
        {
            Assert.That(answers.Where(answer => answer.IsCutWithoutKill), Is.Empty, "only a kill cuts connections");
            Assert.That(answers.Where(answer => answer.IsFault && !IsExcused(answer)), Is.Empty, "the database is back, and answers are faults");
            Assert.That(
                answers.Where(answer => answer is { Fault: null, IsFault: false, IsOwnPage: false }), Is.Empty, "all stay logged in, and see their own pages");
            Assert.That(last.Where(answer => !answer.IsOwnPage), Is.Empty, "all are logged in on both instances");
            Assert.That(refreshes.Doubled, Is.Empty, "a refresh token is used once");
            Assert.That(refreshes.Count, Is.GreaterThan(People), "the tokens of all have been renewed");
            Assert.That(twitch.Refused, Is.Empty, "Twitch's limits hold");
        });

        Task PassAsync(double from, double to) => Task.Delay(TimeSpan.FromSeconds(from + (random.NextDouble() * (to - from))), CancellationToken.None);

        // An answer that came right before the kill may not have been stored.
        bool IsLost(ClusterRefresh use) =>
            boards.Single(board => board.TwitchHost == use.Host).KilledAt is { } killed && use.At <= killed && killed - use.At < Lease;

        bool IsExcused(ClusterAnswer answer) => answer.Ended >= restart.Begin && answer.Ended <= restart.End + Recovery;
    }
}
