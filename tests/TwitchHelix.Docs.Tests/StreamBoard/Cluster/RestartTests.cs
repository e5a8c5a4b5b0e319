using System.Diagnostics;
using TwitchHelix.Generator.Tests;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

[CancelAfter(300_000)]
public sealed class RestartTests
{
    private const int People = 6;
    private const int Enough = 30;

    [Test]
    public async Task An_instance_on_SQLite_is_killed_and_started_again_and_everybody_is_still_logged_in()
    {
        using var folder = new TemporaryFolder();
        var clock = Stopwatch.StartNew();
        using var twitch = new ClusterTwitch(People, TimeSpan.FromSeconds(4));
        using var board = new ClusterBoard("only", "127.0.0.1", twitch, $"Data Source={folder.PathOf("board.db")}", clock);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        ClusterUser[] users = [.. twitch.Users.Select(user => new ClusterUser(user, http, clock))];
        await board.StartAsync();
        await Task.WhenAll(users.Select(user => user.LogInAsync(board)));
        var load = new ClusterLoad(users, [board], seed: 1, longestPause: TimeSpan.FromMilliseconds(50));
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(stop.Token);

        await Until.TrueAsync(() => Pages() >= Enough);
        await board.KillAsync();
        await board.StartAsync();
        var before = Pages();
        await Until.TrueAsync(() => Pages() >= before + Enough);
        await stop.CancelAsync();
        await running;

        Assert.Multiple(() =>
        {
            Assert.That(load.Answers.Where(answer => answer is { Fault: null, IsOwnPage: false }), Is.Empty, "each answer is the person's own page");
            Assert.That(load.Answers.Where(answer => answer.IsCutWithoutKill), Is.Empty, "only the kill cuts connections");
            Assert.That(load.Answers.Where(answer => answer.IsOwnPage).Select(answer => answer.Login).Distinct(), Has.Exactly(People).Items);
        });

        int Pages() => load.Answers.Count(answer => answer.IsOwnPage);
    }
}
