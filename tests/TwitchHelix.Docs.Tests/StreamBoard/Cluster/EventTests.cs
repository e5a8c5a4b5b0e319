using System.Diagnostics;
using TwitchHelix.Tests.Postgres;

namespace TwitchHelix.Docs.Tests.StreamBoard.Cluster;

[CancelAfter(300_000)]
public sealed class EventTests
{
    private const int Follows = 60;

    private const int Events = 8;

    [Test]
    public async Task An_event_that_one_instance_receives_reaches_the_open_pages_of_both(CancellationToken cancellationToken)
    {
        await using var postgres = await PostgresServer.StartAsync();
        var (database, clock) = (await postgres.CreateDatabaseAsync(), Stopwatch.StartNew());
        using var twitch = new ClusterTwitch(2, TimeSpan.FromHours(4));
        string[] channels = [.. Enumerable.Range(1, Follows).Select(number => $"{80_000_000 + number}")];
        twitch.Follow(channels);
        using var first = new ClusterBoard("first", "127.0.0.1", twitch, database, clock);
        using var second = new ClusterBoard("second", "localhost", twitch, database, clock);
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
        ClusterUser[] users = [.. twitch.Users.Select(user => new ClusterUser(user, http, clock))];
        await Task.WhenAll(first.StartAsync(), second.StartAsync());
        await users[0].LogInAsync(first);
        await users[1].LogInAsync(second);

        await using (var one = users[0].ListenAsync(first, cancellationToken).GetAsyncEnumerator(cancellationToken))
        await using (var other = users[1].ListenAsync(second, cancellationToken).GetAsyncEnumerator(cancellationToken))
        {
            var (oneNext, otherNext) = (one.MoveNextAsync().AsTask(), other.MoveNextAsync().AsTask());
            // An event that comes before a page is open is not for that page.
            while (!oneNext.IsCompleted || !otherNext.IsCompleted)
            {
                await twitch.GoLiveAsync(channels[^1], cancellationToken);
                await Task.WhenAny(Task.WhenAll(oneNext, otherNext), Task.Delay(200, cancellationToken));
            }
            Assert.That(await oneNext && await otherNext, Is.True, "the events have not ended");
            Assert.That(new[] { one.Current, other.Current }, Has.All.EqualTo($"online {channels[^1]}"));

            twitch.CorruptNextEvent();
            await twitch.GoLiveAsync(channels[0], cancellationToken);
            foreach (var channel in channels[..Events])
            {
                await twitch.GoLiveAsync(channel, cancellationToken);
                await FindAsync(one, $"online {channel}");
                await FindAsync(other, $"online {channel}");
            }
        }
        await Task.WhenAll(first.StopAsync(), second.StopAsync());

        // One instance has the conduit's shard. The other has its events from it.
        Assert.That(first.Complaints.Concat(second.Complaints), Has.Exactly(1).Contains("can't be read"));
        Assert.That(first.Complaints.Concat(second.Complaints), Has.None.Contains("other machines"));
    }

    private static async Task FindAsync(IAsyncEnumerator<string> events, string wanted)
    {
        while (events.Current != wanted)
            Assert.That(await events.MoveNextAsync(), Is.True, $"{wanted} was not told");
    }
}
