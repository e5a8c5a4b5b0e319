using Microsoft.Extensions.Options;
using TwitchHelix.Testing;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The conduit that is used, and its subscriptions.</summary>
public sealed class ConduitTests : ConduitFixture
{
    [Test]
    public async Task If_there_is_no_conduit_one_is_made()
    {
        var host = await StartAsync(options => options.Shards = 2);
        await Time.WhenWaitedAsync(1, time => time == Settling);
        Time.Advance(Settling);
        await host.SubscribedAsync();
        await host.TakenAsync(2);

        var conduit = (await ConduitsAsync()).Single();
        Assert.That(conduit.ShardCount, Is.EqualTo(2));
        Assert.That((await ShardsAsync(conduit.Id)).Select(shard => shard.Status), Is.All.EqualTo(ConduitShardStatus.Enabled).And.Exactly(2).Items);
        Assert.That(EventSub.Subscriptions.Single().Transport.ConduitId, Is.EqualTo(conduit.Id));
        Assert.That((host.Only.State, host.Only.Id), Is.EqualTo((EventSubSubscriptionState.Enabled, EventSub.Subscriptions.Single().Id)));
        await EventSub.SendAsync("stream.online");
        Assert.That(await NextAsync(), Is.EqualTo($"one {Channel}"));
    }

    [TestCase(1, 3, 3)]
    [TestCase(5, 3, 5)]
    public async Task The_only_conduit_is_used_and_grows_but_does_not_shrink(int has, int wanted, int expected)
    {
        var id = await CreateConduitAsync(has);

        var host = await StartAsync(options => options.Shards = wanted);
        await host.TakenAsync(expected);

        Assert.That((await ConduitsAsync()).Select(each => (each.Id, each.ShardCount)), Is.EqualTo(new[] { (id, expected) }));
    }

    [Test]
    public async Task Of_several_the_one_of_the_options_is_used()
    {
        await CreateConduitAsync(1);
        var id = await CreateConduitAsync(1);

        var host = await StartAsync(options => options.ConduitId = id);
        await host.SubscribedAsync();

        Assert.That(EventSub.Subscriptions.Single().Transport.ConduitId, Is.EqualTo(id));
    }

    [Test]
    public async Task Several_and_none_in_the_options_is_told_and_tried_again()
    {
        var first = await CreateConduitAsync(1);
        var second = await CreateConduitAsync(2);

        var host = await StartAsync();
        await Time.WhenWaitedAsync(1, time => time == Settling);
        Time.Advance(Settling);
        await Time.WhenWaitedAsync(1, time => time == AfterRefusal);

        var reason = $"The application has 2 conduits: {first} (shards: 1), {second} (shards: 2). Set EventSubConduitOptions.ConduitId to the one to use.";
        Assert.That(host.Log.Lines, Has.Some.EqualTo($"Error: No conduit can be used, and it is tried again in five minutes: {reason}"));
        Assert.That((host.Only.State, host.Only.Reason), Is.EqualTo((EventSubSubscriptionState.Failed, reason)));

        await Twitch.Conduits.DeleteConduitAsync(first);
        Time.Advance(AfterRefusal);
        await host.SubscribedAsync();
        Assert.That(host.Only.State, Is.EqualTo(EventSubSubscriptionState.Enabled));
    }

    [Test]
    public async Task A_conduit_of_the_options_that_is_not_there_is_told()
    {
        var host = await StartAsync(options => options.ConduitId = "gone");
        await Time.WhenWaitedAsync(1, time => time == AfterRefusal);

        Assert.That(host.Only.Reason, Is.EqualTo("The application has no conduit gone, which EventSubConduitOptions.ConduitId names. It has none."));
        Assert.That(await ConduitsAsync(), Is.Empty);
    }

    [Test]
    public async Task The_limit_of_conduits_is_told_and_tried_again()
    {
        Server.Faults.Add(HelixFault.Status(429, "conduit limit exceeded") with { Operation = "CreateConduits" });

        var host = await StartAsync();
        await Time.WhenWaitedAsync(1, time => time == AfterRefusal);

        Assert.That(
            host.Only.Reason,
            Is.EqualTo("The application has as many conduits as Twitch allows. Delete one, or set EventSubConduitOptions.ConduitId."));
        Time.Advance(AfterRefusal);
        await Time.WhenWaitedAsync(1, time => time == Settling);
        Time.Advance(Settling);
        await host.SubscribedAsync();
    }

    [Test]
    public async Task Two_machines_that_make_one_at_the_same_moment_keep_one()
    {
        Server.Faults.Add(HelixFault.Text(200, """{"data":[]}""", "application/json") with { Operation = "GetConduits", Times = 2 });
        var one = await StartAsync();
        var two = await StartAsync(name: "two");
        await Time.WhenWaitedAsync(2, time => time == Settling);
        Assert.That(await ConduitsAsync(), Has.Count.EqualTo(2));

        Time.Advance(Settling);
        await one.LoggedAsync("is used.");
        await two.LoggedAsync("is used.");

        var kept = (await ConduitsAsync()).Single().Id;
        Assert.That(new[] { one, two }.Select(host => host.Log.Lines.Single(line => line.Contains("is used.", StringComparison.Ordinal))),
            Is.All.EqualTo($"Information: The conduit {kept} is used. It has 1 shards."));
    }

    [Test]
    public async Task When_the_conduit_is_deleted_another_one_is_made()
    {
        var first = await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();
        await LookedAsync(1);

        await Twitch.Conduits.DeleteConduitAsync(first);
        Time.Advance(TimeSpan.FromSeconds(3));
        await host.LoggedAsync($"The conduit {first} is gone.");
        await Time.WhenWaitedAsync(1, time => time > TimeSpan.FromSeconds(0.2) && time <= TimeSpan.FromSeconds(0.5));
        Assert.That(host.Only.State, Is.EqualTo(EventSubSubscriptionState.Pending));
        Time.Advance(TimeSpan.FromSeconds(0.5));
        await Time.WhenWaitedAsync(1, time => time == Settling);
        Time.Advance(Settling);
        await host.SubscribedAsync(2);

        Assert.That(host.Only.State, Is.EqualTo(EventSubSubscriptionState.Enabled));
        await EventSub.SendAsync("stream.online");
        Assert.That(await NextAsync(), Is.EqualTo($"one {Channel}"));
    }

    [Test]
    public async Task What_another_machine_has_made_is_adopted()
    {
        await CreateConduitAsync(1);
        var one = await StartAsync();
        await one.SubscribedAsync();

        var two = await StartAsync(name: "two");
        await ReconciledAsync(2);

        Assert.That(two.Only.State, Is.EqualTo(EventSubSubscriptionState.Enabled));
        Assert.That(two.Only.Id, Is.EqualTo(one.Only.Id));
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.EqualTo(1));
    }

    [Test]
    public async Task What_a_conflict_names_is_adopted()
    {
        await CreateConduitAsync(1);
        var one = await StartAsync();
        await one.SubscribedAsync();

        Server.Faults.Add(HelixFault.Text(200, """{"data":[],"total":0,"total_cost":0,"max_total_cost":0,"pagination":{}}""", "application/json") with
        {
            Operation = "GetEventSubSubscriptions",
        });
        var two = await StartAsync(name: "two");
        await two.SubscribedAsync();

        Assert.That(two.Only.Id, Is.EqualTo(one.Only.Id));
        Assert.That((CallsOf("CreateEventSubSubscription"), EventSub.Subscriptions.Count), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Only_what_was_removed_here_is_deleted()
    {
        var conduit = await CreateConduitAsync(1);
        await Twitch.EventSub.CreateEventSubSubscriptionAsync(CreateEventSubSubscriptionBody.For(
            EventSubSubscriptionTypes.StreamOffline(Channel), CreateEventSubSubscriptionTransport.Conduit(conduit)));
        var host = await StartAsync();
        await host.SubscribedAsync();

        Assert.That(host.Receiver.Remove(Online));
        await WaitAsync(each => each.Subscriptions.Count == 1);
        host.Receiver.Add(Online);
        await WaitAsync(each => each.Subscriptions.Count == 2);

        Assert.That(EventSub.Subscriptions.Select(each => each.Type), Is.EqualTo(new[] { "stream.offline", "stream.online" }));
    }

    [Test]
    public async Task A_deletion_that_fails_is_tried_again()
    {
        await CreateConduitAsync(1);
        var host = await StartAsync();
        await host.SubscribedAsync();
        Server.Faults.Add(HelixFault.Status(403, "no") with { Operation = "DeleteEventSubSubscription" });

        host.Receiver.Remove(Online);
        await Time.WhenWaitedAsync(1, time => time == AfterRefusal);
        Time.Advance(AfterRefusal);

        await WaitAsync(each => each.Subscriptions.Count == 0);
    }

    [Test]
    public async Task What_Twitch_refuses_is_failed_and_tried_again()
    {
        await CreateConduitAsync(1);
        Server.Faults.Add(HelixFault.Status(403, "subscription missing proper authorization") with { Operation = "CreateEventSubSubscription" });
        var host = await StartAsync();
        await Time.WhenWaitedAsync(1, time => time == AfterRefusal);
        Assert.That((host.Only.State, host.Only.Reason), Is.EqualTo((EventSubSubscriptionState.Failed, host.Only.Reason)));
        Assert.That(host.Only.Reason, Does.Contain("subscription missing proper authorization"));

        Time.Advance(AfterRefusal);
        await host.SubscribedAsync();
        Assert.That(host.Only.State, Is.EqualTo(EventSubSubscriptionState.Enabled));
    }

    [Test]
    public async Task A_revocation_is_handled_and_other_machines_find_it_at_their_next_comparison()
    {
        await CreateConduitAsync(1);
        var one = await StartAsync(handlers: events => events
            .On(Online, (_, _, _) => Task.CompletedTask)
            .OnRevoked((revocation, _) => HandleAsync($"{revocation.Subscription.Type} {revocation.Subscription.Status}")));
        await one.SubscribedAsync();
        var two = await StartAsync(name: "two");
        await ReconciledAsync(2);

        await EventSub.RevokeAsync(one.Only.Id!, EventSubSubscriptionStatus.UserRemoved);
        Assert.That(await NextAsync(), Is.EqualTo("stream.online user_removed"));
        Assert.That((one.Only.State, two.Only.State), Is.EqualTo((EventSubSubscriptionState.Revoked, EventSubSubscriptionState.Enabled)));

        Time.Advance(TimeSpan.FromHours(1));
        await ReconciledAsync(4);
        Assert.That((two.Only.State, two.Only.Reason), Is.EqualTo((EventSubSubscriptionState.Revoked, "user_removed")));
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.EqualTo(1));
    }

    [Test]
    public async Task Conduit_shard_disabled_is_an_event_like_others()
    {
        var conduit = await CreateConduitAsync(2);
        var host = await StartAsync(handlers: events => events
            .On(EventSubSubscriptionTypes.ConduitShardDisabled(Server.CreateOptions().ClientId), (e, _, _) => HandleAsync($"{e.ShardId} {e.Status}")));
        await host.TakenAsync(2);
        await host.SubscribedAsync();

        // The shard that sends the event is another one, or has its next connection.
        var thief = await StealAsync(conduit, "1");
        await thief.CloseOutputAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, TestContext.CurrentContext.CancellationToken);

        Assert.That(await NextAsync(), Is.EqualTo("1 websocket_disconnected"));
        thief.Dispose();
    }

    [TestCase("ConduitId", "", "is empty; it must be null or the ID of a conduit.")]
    [TestCase("Shards", 0, "is 0; it must be from 1 to 20,000.")]
    [TestCase("Shards", 20_001, "is 20001; it must be from 1 to 20,000.")]
    [TestCase("ShardsPerProcess", 0, "is 0; it must be at least 1, or null.")]
    public void A_wrong_option_is_named_when_the_host_starts(string option, object value, string expected)
    {
        var host = Create(options => typeof(EventSubConduitOptions).GetProperty(option)!.SetValue(options, value));

        Assert.That(
            async () => await host.Host.StartAsync(),
            Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo($"EventSubConduitOptions.{option} {expected}"));
    }

    [Test]
    public void Wrong_times_are_named_too()
    {
        Assert.That(new EventSubConduitOptions().Fault, Is.Null);
        Assert.That(new EventSubConduitOptions { LookInterval = TimeSpan.FromMinutes(2) }.Fault, Does.StartWith("LookInterval is 00:02:00"));
        Assert.That(new EventSubConduitOptions { ReconcileInterval = TimeSpan.Zero }.Fault, Does.StartWith("ReconcileInterval is 00:00:00"));
        Assert.That(new EventSubConduitOptions { KeepaliveTimeout = TimeSpan.Zero }.Fault, Does.StartWith("KeepaliveTimeout is 00:00:00"));
    }

    /// <summary>Waits until the hosts have compared so often, and wait for the next time.</summary>
    private Task ReconciledAsync(int times) => Time.WhenWaitedAsync(times, time => time == TimeSpan.FromHours(1));
}
