using TwitchHelix.EventSub.Conduits;

namespace TwitchHelix.EventSub.Tests;

/// <summary>What a list of shards says of one that this process holds.</summary>
public sealed class HeldShardTests : ConduitFixture
{
    [Test]
    public async Task A_list_that_shows_the_session_of_a_lost_connection_shows_no_other_process()
    {
        var shard = Create();
        await ConnectAndLoseAsync(shard, "lost");
        await ConnectAndLoseAsync(shard, "current");

        var elsewhere = new[] { "lost", "current", "other" }.Select(session => shard.IsElsewhere(Listed(session)));

        Assert.That(elsewhere, Is.EqualTo(new[] { false, false, true }));
    }

    private HeldShard Create() =>
        new("0", new ShardAssigner("none", new ConduitCalls(Twitch.Conduits), default), subscriptions: null!, intake: null!, onTaken: () => { }, Time, Log);

    private static async Task ConnectAndLoseAsync(HeldShard shard, string session)
    {
        using var gone = new CancellationTokenSource();
        var keeping = shard.KeepAsync(() => session, gone.Token);
        await gone.CancelAsync();
        Assert.That(() => keeping, Throws.InstanceOf<OperationCanceledException>());
        shard.Lose(session);
    }

    private static ConduitShard Listed(string session) =>
        new() { Id = "0", Status = ConduitShardStatus.Enabled, Transport = new ConduitShardTransport { SessionId = session } };
}
