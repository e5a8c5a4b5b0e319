using System.Net.WebSockets;
using TwitchHelix.EventSub.Conduits;
using TwitchHelix.Testing;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The calls that assign shards to sessions.</summary>
public sealed class ShardAssignerTests : ConduitFixture
{
    private const string Operation = "UpdateConduitShards";
    private const int CallsAtATime = 3;
    private static readonly TimeSpan Late = TimeSpan.FromSeconds(1);

    private ClientWebSocket? socket;

    [TearDown]
    public void Disconnect() => socket?.Dispose();

    [Test]
    public async Task Shards_that_come_while_calls_are_on_their_way_go_together()
    {
        var (assigner, session) = await CreateAsync();
        DelayCalls();

        var all = Enumerable.Range(0, 10).Select(id => assigner.AssignAsync($"{id}", session, default)).ToList();
        await AnswerAsync();
        await Task.WhenAll(all);

        Assert.That(CallsOf(Operation), Is.EqualTo(CallsAtATime + 1));
    }

    [Test]
    public async Task A_shard_that_is_refused_harms_no_other_of_its_call()
    {
        var (assigner, session) = await CreateAsync();
        DelayCalls();

        var first = Enumerable.Range(0, CallsAtATime).Select(id => assigner.AssignAsync($"{id}", session, default)).ToList();
        var refused = assigner.AssignAsync("3", "none", default);
        var taken = assigner.AssignAsync("4", session, default);
        await AnswerAsync();
        await Task.WhenAll([.. first, taken]);

        var refusal = Assert.ThrowsAsync<HelixException>(() => refused);
        Assert.That(refusal.Message, Does.StartWith("Twitch refuses the session of shard 3: "));
        Assert.That(CallsOf(Operation), Is.EqualTo(CallsAtATime + 1));
    }

    [Test]
    public async Task A_call_that_is_late_holds_up_no_other_shard()
    {
        var (assigner, session) = await CreateAsync();
        Server.Faults.Add(HelixFault.Delay(Late) with { Operation = Operation });
        var late = assigner.AssignAsync("0", session, default);
        await Time.WhenWaitedAsync(1, time => time == Late);

        await assigner.AssignAsync("1", session, default);

        Assert.That(late.IsCompleted, Is.False);
        Time.Advance(Late);
        await late;
    }

    [Test]
    public async Task A_connection_that_is_gone_is_not_assigned()
    {
        var (assigner, session) = await CreateAsync();
        DelayCalls();
        using var gone = new CancellationTokenSource();

        var first = Enumerable.Range(0, CallsAtATime).Select(id => assigner.AssignAsync($"{id}", session, default)).ToList();
        var canceled = assigner.AssignAsync("3", session, gone.Token);
        await gone.CancelAsync();
        Assert.That(() => canceled, Throws.InstanceOf<OperationCanceledException>());
        await AnswerAsync();
        await Task.WhenAll(first);

        Assert.That(CallsOf(Operation), Is.EqualTo(CallsAtATime));
    }

    [Test]
    public async Task A_call_that_fails_fails_for_all_its_shards()
    {
        var (assigner, session) = await CreateAsync();
        DelayCalls();
        Server.Faults.Add(HelixFault.Status(400, "no") with { Operation = Operation });

        var first = Enumerable.Range(0, CallsAtATime).Select(id => assigner.AssignAsync($"{id}", session, default)).ToList();
        var failed = new[] { assigner.AssignAsync("3", session, default), assigner.AssignAsync("4", session, default) };
        await AnswerAsync();
        await Task.WhenAll(first);

        foreach (var each in failed)
            Assert.ThrowsAsync<HelixApiException>(() => each);
    }

    /// <summary>Creates an assigner of a conduit, and a session.</summary>
    private async Task<(ShardAssigner Assigner, string SessionId)> CreateAsync()
    {
        var conduit = await CreateConduitAsync(10);
        (socket, var session) = await ConnectAsync();
        return (new ShardAssigner(conduit, new ConduitCalls(Twitch.Conduits), default), session);
    }

    /// <summary>Delays as many calls as run at a time.</summary>
    private void DelayCalls() => Server.Faults.Add(HelixFault.Delay(Late) with { Operation = Operation, Times = CallsAtATime });

    /// <summary>Lets the delayed calls be answered.</summary>
    private async Task AnswerAsync()
    {
        await Time.WhenWaitedAsync(CallsAtATime, time => time == Late);
        Time.Advance(Late);
    }
}
