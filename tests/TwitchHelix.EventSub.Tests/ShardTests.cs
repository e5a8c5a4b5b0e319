using System.Net.WebSockets;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The shards of a conduit, over one host and over several.</summary>
public sealed class ShardTests : ConduitFixture
{
    [Test]
    public async Task Events_come_once_over_several_shards()
    {
        var conduit = await CreateConduitAsync(4);
        var channels = Enumerable.Range(1, 20).Select(number => $"{number}").ToList();
        var host = await StartAsync(handlers: events =>
        {
            foreach (var channel in channels)
                events.On(EventSubSubscriptionTypes.StreamOnline(channel), (e, _, _) => HandleAsync(e.BroadcasterUserId));
        });
        await host.TakenAsync(4);
        await host.SubscribedAsync(20);

        Assert.That(await EventSub.SendAsync("stream.online"), Is.EqualTo(20));

        var came = new List<string>();
        while (came.Count < 20)
            came.Add(await NextAsync());
        Assert.That(came, Is.EquivalentTo(channels));
        Assert.That((await ShardsAsync(conduit)).Select(shard => shard.Transport.SessionId), Is.EquivalentTo(EventSub.Sessions.Select(each => each.Id)));
        Assert.That(EventSub.Sessions, Has.Count.EqualTo(4));
        await host.Host.StopAsync();
        Assert.That(Handled, Is.Empty);
    }

    [Test]
    public async Task A_lost_shard_is_taken_again_at_once([Values] bool isCut)
    {
        var conduit = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();

        if (isCut)
            EventSub.Cut();
        else
            await EventSub.CloseAsync(4000);
        await host.TakenAsync(2);

        Assert.That((await ShardsAsync(conduit)).Single().Status, Is.EqualTo(ConduitShardStatus.Enabled));
        Assert.That((host.Only.State, CallsOf("CreateEventSubSubscription")), Is.EqualTo((EventSubSubscriptionState.Enabled, 1)));
        await EventSub.SendAsync("stream.online");
        Assert.That(await NextAsync(), Is.EqualTo($"one {Channel}"));
    }

    [Test]
    public async Task Nothing_is_subscribed_to_before_a_shard_is_received()
    {
        await CreateConduitAsync(1);
        EventSub.Faults.Add(Testing.EventSubFault.NoWelcome());
        var host = await StartAsync();
        await WaitAsync(each => each.Connections == 1);
        await LookedAsync(1);

        Assert.That((host.Only.State, CallsOf("CreateEventSubSubscription")), Is.EqualTo((EventSubSubscriptionState.Pending, 0)));
        // The time for the welcome begins when the connection is open.
        await Time.WhenWaitedAsync(2, time => time == TimeSpan.FromSeconds(10));
        Time.Advance(TimeSpan.FromSeconds(10));
        await host.LoggedAsync("did not welcome the connection");
        await host.SubscribedAsync();
    }

    [Test]
    public async Task An_assignment_that_fails_is_made_again()
    {
        await CreateConduitAsync(1);
        Server.Faults.Add(Testing.HelixFault.Text(
            202, """{"data":[],"errors":[{"id":"0","message":"not now","code":"invalid_parameter"}]}""", "application/json") with
        {
            Operation = "UpdateConduitShards",
        });
        var host = await StartAsync();
        await host.LoggedAsync("The shard 0 could not be taken, and it is tried again: Twitch refuses the session of shard 0: not now");
        await Time.WhenWaitedAsync(1, time => time > TimeSpan.FromSeconds(0.2) && time <= TimeSpan.FromSeconds(0.5));
        Time.Advance(TimeSpan.FromSeconds(0.5));

        await host.TakenAsync(1);
        Assert.That(EventSub.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task When_Twitch_asks_to_reconnect_the_shard_is_kept()
    {
        var conduit = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();
        var before = (await ShardsAsync(conduit)).Single().Transport.SessionId;

        await EventSub.ReconnectAsync();
        await host.LoggedAsync("to another connection");
        await EventSub.SendAsync("stream.online");

        Assert.That(await NextAsync(), Is.EqualTo($"one {Channel}"));
        Assert.That((await ShardsAsync(conduit)).Single().Transport.SessionId, Is.EqualTo(before));
        Assert.That((EventSub.Connections, CallsOf("UpdateConduitShards")), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task When_a_host_stops_another_one_takes_its_shards()
    {
        var conduit = await CreateConduitAsync(3);
        var one = await StartAsync();
        await one.TakenAsync(3);
        await one.SubscribedAsync();
        var two = await StartAsync(options => options.LookInterval = TimeSpan.FromSeconds(8), name: "two");
        await LookedAsync(1, interval: 8);
        Assert.That(EventSub.Sessions, Has.Count.EqualTo(3));

        await one.Host.StopAsync();
        await WaitAsync(each => each.Sessions.Count == 0);
        Assert.That((await ShardsAsync(conduit)).Select(shard => shard.Status), Is.All.EqualTo(ConduitShardStatus.WebsocketDisconnected));
        Time.Advance(TimeSpan.FromSeconds(8));
        await two.TakenAsync(3);

        Assert.That((await ShardsAsync(conduit)).Select(shard => shard.Status), Is.All.EqualTo(ConduitShardStatus.Enabled));
        await EventSub.SendAsync("stream.online");
        Assert.That(await NextAsync(), Is.EqualTo($"two {Channel}"));
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.EqualTo(1));
    }

    [Test]
    public async Task Each_process_takes_as_many_as_its_options_say()
    {
        await CreateConduitAsync(3);
        var one = await StartAsync(options => options.ShardsPerProcess = 2);
        await one.TakenAsync(2);
        var two = await StartAsync(options => (options.ShardsPerProcess, options.LookInterval) = (2, TimeSpan.FromSeconds(8)), name: "two");
        await two.TakenAsync(1);

        await one.Host.StopAsync();
        await WaitAsync(each => each.Sessions.Count == 1);
        await LookedAsync(1, interval: 8);
        Time.Advance(TimeSpan.FromSeconds(8));
        await two.TakenAsync(2);
        await LookedAsync(2, interval: 8);
        Time.Advance(TimeSpan.FromSeconds(8));
        await LookedAsync(3, interval: 8);

        Assert.That(EventSub.Sessions, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_loser_of_a_shard_lets_go_and_takes_it_when_it_is_free_again()
    {
        var conduit = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();
        await LookedAsync(1);
        using var thief = await StealAsync(conduit, "0");
        Assert.That(EventSub.Sessions, Has.Count.EqualTo(2));

        Time.Advance(Settled);
        await host.LoggedAsync("The shard 0 is given up: another connection receives it.");
        await WaitAsync(each => each.Sessions.Count == 1);
        await LookedAsync(2);

        await thief.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.CurrentContext.CancellationToken);
        await WaitAsync(each => each.Sessions.Count == 0);
        Time.Advance(TimeSpan.FromSeconds(3));
        await host.TakenAsync(2);
        Assert.That((await ShardsAsync(conduit)).Single().Transport.SessionId, Is.EqualTo(EventSub.Sessions.Single().Id));
    }

    [Test]
    public async Task A_shard_that_another_one_seems_to_have_leaves_room_for_a_free_one()
    {
        var conduit = await CreateConduitAsync(2);
        var host = await StartAsync(options => options.ShardsPerProcess = 1);
        await host.TakenAsync(1);
        await LookedAsync(1);
        using var thief = await StealAsync(conduit, (await ShardsAsync(conduit)).Single().Id);

        // A list that is too young to give the shard up.
        Time.Advance(TimeSpan.FromSeconds(3));
        await host.TakenAsync(2);

        Assert.That((await ShardsAsync(conduit)).Select(shard => shard.Status), Is.All.EqualTo(ConduitShardStatus.Enabled).And.Exactly(2).Items);
        Assert.That(host.Log.Lines, Has.None.Contains("given up"));
    }

    [Test]
    public async Task A_shard_that_Twitch_lists_as_disabled_is_taken_again()
    {
        var conduit = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();
        await LookedAsync(1);
        using (var thief = await StealAsync(conduit, "0"))
            await thief.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.CurrentContext.CancellationToken);
        await WaitAsync(each => each.Sessions.Count == 1);

        Time.Advance(Settled);
        await host.LoggedAsync("Warning: Twitch has disabled the shard 0 of this process (websocket_disconnected).");
        await host.TakenAsync(2);

        await WaitAsync(each => each.Sessions.Count == 1);
        Assert.That((await ShardsAsync(conduit)).Single().Status, Is.EqualTo(ConduitShardStatus.Enabled));
    }

    [Test]
    public async Task A_list_that_may_be_older_than_the_assignment_is_not_believed()
    {
        var conduit = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();
        await LookedAsync(1);
        using var thief = await StealAsync(conduit, "0");

        Time.Advance(TimeSpan.FromSeconds(3));
        await LookedAsync(2);

        Assert.That(host.Log.Lines, Has.None.Contains("given up"));
    }

    [Test]
    public async Task The_number_of_shards_can_change_while_it_runs()
    {
        var conduit = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.TakenAsync(1);
        await LookedAsync(1);

        await Twitch.Conduits.UpdateConduitsAsync(new UpdateConduitsBody { Id = conduit, ShardCount = 3 });
        Time.Advance(TimeSpan.FromMinutes(1));
        await host.TakenAsync(3);
        await LookedAsync(2);
        await Twitch.Conduits.UpdateConduitsAsync(new UpdateConduitsBody { Id = conduit, ShardCount = 2 });
        Time.Advance(TimeSpan.FromMinutes(1));

        await host.LoggedAsync("The shard 2 is given up: the conduit has fewer shards now.");
        await WaitAsync(each => each.Sessions.Count == 2);
    }

    [Test]
    public async Task A_shard_that_the_conduit_no_longer_has_is_not_taken_again()
    {
        var conduit = await CreateConduitAsync(2);
        var host = await StartAsync();
        await host.TakenAsync(2);
        await LookedAsync(1);

        await Twitch.Conduits.UpdateConduitsAsync(new UpdateConduitsBody { Id = conduit, ShardCount = 1 });
        Time.Advance(Settled);

        await host.LoggedAsync("The shard 1 is given up: the conduit has fewer shards now.");
        await WaitAsync(each => each.Sessions.Count == 1);
        Assert.That((EventSub.Connections, CallsOf("UpdateConduitShards")), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_shard_that_the_conduit_no_longer_has_is_not_taken_over()
    {
        var conduit = await CreateConduitAsync(2);
        var one = await StartAsync();
        await one.TakenAsync(2);
        var two = await StartAsync(options => options.LookInterval = TimeSpan.FromSeconds(8), name: "two");
        await LookedAsync(1, interval: 8);

        await Twitch.Conduits.UpdateConduitsAsync(new UpdateConduitsBody { Id = conduit, ShardCount = 1 });
        await one.Host.StopAsync();
        Time.Advance(TimeSpan.FromSeconds(8));
        await two.TakenAsync(1);
        await LookedAsync(2, interval: 8);

        Assert.That((EventSub.Connections, CallsOf("UpdateConduitShards")), Is.EqualTo((3, 3)));
    }

    [Test]
    public async Task A_list_of_shards_that_fails_is_asked_for_again()
    {
        await CreateConduitAsync(1);
        Server.Faults.Add(Testing.HelixFault.Status(403, "no") with { Operation = "GetConduitShards" });
        var host = await StartAsync();
        await host.LoggedAsync("The shards of the conduit could not be listed.");
        await Time.WhenWaitedAsync(1, time => time > TimeSpan.FromSeconds(0.2) && time <= TimeSpan.FromSeconds(0.5));
        Time.Advance(TimeSpan.FromSeconds(0.5));

        await host.TakenAsync(1);
    }

    [Test]
    public async Task Pages_of_shards_are_looked_at_and_a_look_takes_a_part()
    {
        var conduit = await CreateConduitAsync(60);
        var host = await StartAsync();
        await host.TakenAsync(50);
        await LookedAsync(1);
        Assert.That(EventSub.Sessions, Has.Count.EqualTo(50));

        Time.Advance(TimeSpan.FromSeconds(3));
        await host.TakenAsync(60);
        Assert.That((await ShardsAsync(conduit)).Select(shard => shard.Status), Is.All.EqualTo(ConduitShardStatus.Enabled).And.Exactly(60).Items);
    }
}
