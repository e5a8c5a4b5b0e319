using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Pacing;
using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Pacing.Rules;

/// <summary>Gates that no longer matter are forgotten.</summary>
public sealed class GateSetTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task From_so_many_gates_on_idle_ones_are_forgotten()
    {
        var gates = new GateSet<int, PointBucket>(_ => new PointBucket(time), few: 3);
        using var deadline = new CallDeadline(Timeout.InfiniteTimeSpan, time, CancellationToken.None);
        for (var key = 0; key < 3; key++)
            await EnterAndLeaveAsync(gates, key, deadline);
        Assert.That(gates.All.Count(), Is.EqualTo(3), "their windows aren't over");

        time.Advance(TimeSpan.FromSeconds(61));
        await EnterAndLeaveAsync(gates, 3, deadline);

        Assert.That(gates.All.Select(gate => gate.Key), Is.EqualTo(new[] { 3 }));
    }

    [Test]
    public async Task Fewer_gates_are_kept_although_they_are_idle_and_after_a_look_at_many_twice_as_many_are()
    {
        var gates = new GateSet<int, PointBucket>(_ => new PointBucket(time), few: 3);
        using var deadline = new CallDeadline(Timeout.InfiniteTimeSpan, time, CancellationToken.None);
        for (var key = 0; key < 3; key++)
        {
            await EnterAndLeaveAsync(gates, key, deadline);
            time.Advance(TimeSpan.FromSeconds(20));
        }
        Assert.That(gates.All.Count(), Is.EqualTo(3));

        // At 60 seconds the first one is idle. It is looked for again when there are four.
        await EnterAndLeaveAsync(gates, 3, deadline);
        Assert.That(gates.All.Select(gate => gate.Key), Is.EquivalentTo(new[] { 1, 2, 3 }));
        time.Advance(TimeSpan.FromSeconds(61));
        await EnterAndLeaveAsync(gates, 4, deadline);
        Assert.That(gates.All.Count(), Is.EqualTo(4));
        await EnterAndLeaveAsync(gates, 5, deadline);
        Assert.That(gates.All.Select(gate => gate.Key), Is.EquivalentTo(new[] { 4, 5 }));
    }

    [Test]
    public async Task A_gate_with_a_running_call_or_a_line_is_not_forgotten()
    {
        var gates = new GateSet<int, PointBucket>(_ => new PointBucket(time), few: 2);
        using var deadline = new CallDeadline(Timeout.InfiniteTimeSpan, time, CancellationToken.None);
        var running = await gates.EnterAsync(0, deadline, Timeout.InfiniteTimeSpan);
        var waiting = gates.EnterAsync(0, deadline, Timeout.InfiniteTimeSpan).AsTask();
        for (var key = 1; key < 10; key++)
        {
            await EnterAndLeaveAsync(gates, key, deadline);
            time.Advance(TimeSpan.FromSeconds(61));
        }

        Assert.That(gates.All.Select(gate => gate.Key), Does.Contain(0));
        var (gate, turn) = running!.Value;
        gate.Leave(turn, new CallOutcome(502));
        Assert.That(await waiting, Is.Not.Null);
    }

    [Test]
    public async Task A_call_that_meets_a_retired_gate_gets_a_new_one()
    {
        var made = 0;
        var gates = new GateSet<int, PointBucket>(_ => { made++; return new PointBucket(time); }, few: 100);
        using var deadline = new CallDeadline(Timeout.InfiniteTimeSpan, time, CancellationToken.None);
        await EnterAndLeaveAsync(gates, 0, deadline);
        time.Advance(TimeSpan.FromSeconds(61));
        Assert.That(gates.All.Single().Value.TryRetire(), Is.True);

        Assert.That(await gates.EnterAsync(0, deadline, Timeout.InfiniteTimeSpan), Is.Not.Null);

        Assert.That(made, Is.EqualTo(2));
    }

    private async Task EnterAndLeaveAsync(GateSet<int, PointBucket> gates, int key, CallDeadline deadline)
    {
        var (gate, turn) = (await gates.EnterAsync(key, deadline, Timeout.InfiniteTimeSpan))!.Value;
        var now = time.GetUtcNow();
        gate.Leave(turn, new CallOutcome(200, new HelixRateLimit(10, 9, now + TimeSpan.FromSeconds(60)), now));
    }
}
