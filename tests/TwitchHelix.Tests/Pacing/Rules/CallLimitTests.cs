using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Pacing;
using TwitchHelix.Transport;

namespace TwitchHelix.Tests.Pacing.Rules;

/// <summary>The limit of an operation: so many calls in a period.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class CallLimitTests
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task While_all_calls_run_nobody_knows_when_the_next_one_may_go()
    {
        var limit = Create(calls: 1);
        using var deadline = Deadline();
        var turn = (await limit.EnterAsync(deadline, Timeout.InfiniteTimeSpan))!.Value;

        var closed = Assert.ThrowsAsync<GateClosedException>(async () => await limit.EnterAsync(deadline, TimeSpan.Zero))!;

        Assert.That(closed.OpensAt, Is.Null);
        limit.Leave(turn, new CallOutcome(200));
        closed = Assert.ThrowsAsync<GateClosedException>(async () => await limit.EnterAsync(deadline, TimeSpan.Zero))!;
        Assert.That(closed.OpensAt, Is.EqualTo(time.GetUtcNow() + Period));
        Assert.That(closed.Message, Is.EqualTo("The rate limit is reached."));
    }

    [Test]
    public async Task The_time_of_a_call_goes_on_while_it_waits_for_one_that_runs()
    {
        var limit = Create(calls: 1);
        using var running = Deadline();
        using var hasty = new CallDeadline(TimeSpan.FromSeconds(5), time, CancellationToken.None);
        await limit.EnterAsync(running, Timeout.InfiniteTimeSpan);
        var waiting = limit.EnterAsync(hasty, Timeout.InfiniteTimeSpan).AsTask();

        time.Advance(TimeSpan.FromSeconds(5));

        Assert.That(await waiting, Is.Null);
    }

    [Test]
    public async Task It_can_be_forgotten_when_the_period_of_its_last_call_is_over()
    {
        var limit = Create(calls: 2);
        using var deadline = Deadline();
        var turn = (await limit.EnterAsync(deadline, Timeout.InfiniteTimeSpan))!.Value;
        Assert.That(limit.TryRetire(), Is.False);
        limit.Leave(turn, new CallOutcome(200));
        time.Advance(Period - TimeSpan.FromTicks(1));
        Assert.That(limit.TryRetire(), Is.False);

        time.Advance(TimeSpan.FromTicks(1));

        Assert.That(limit.TryRetire(), Is.True);
    }

    [Test]
    public async Task A_caller_that_lets_no_context_flow_can_wait()
    {
        var limit = Create(calls: 1);
        using var deadline = Deadline();
        var turn = (await limit.EnterAsync(deadline, Timeout.InfiniteTimeSpan))!.Value;
        limit.Leave(turn, new CallOutcome(200));
        Task<Turn?> waiting;
        using (ExecutionContext.SuppressFlow())
            waiting = limit.EnterAsync(deadline, Timeout.InfiniteTimeSpan).AsTask();

        time.Advance(Period);

        Assert.That(await waiting, Is.Not.Null);
    }

    [Test]
    public void A_call_that_is_canceled_already_takes_no_turn()
    {
        var limit = Create(calls: 1);
        using var deadline = new CallDeadline(Timeout.InfiniteTimeSpan, time, new CancellationToken(canceled: true));

        Assert.That(async () => await limit.EnterAsync(deadline, Timeout.InfiniteTimeSpan), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(limit.TryRetire(), Is.True);
    }

    private CallLimit Create(int calls) => new(new HelixOperationRateLimit(calls, Period.Seconds), time);

    private CallDeadline Deadline() => new(Timeout.InfiniteTimeSpan, time, CancellationToken.None);
}
