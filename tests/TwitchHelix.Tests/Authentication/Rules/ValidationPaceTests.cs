using TwitchHelix.Authentication;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Rules;

/// <summary>The calls of a validation of all tokens are spread.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ValidationPaceTests
{
    private readonly ImpatientTime time = new();

    [Test]
    public async Task A_hundred_thousand_take_less_than_an_hour_and_never_more_than_a_hundred_a_second()
    {
        var turns = await TakeAsync(new ValidationPace(time), 100_000);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(turns[0], Is.EqualTo(TimeSpan.Zero));
            Assert.That(turns[10_000], Is.EqualTo(TimeSpan.FromSeconds(1000)), "10 a second");
            Assert.That(turns[18_000], Is.EqualTo(TimeSpan.FromMinutes(30)));
            Assert.That(turns[^1], Is.LessThan(TimeSpan.FromMinutes(57)));
            Assert.That(turns.Zip(turns.Skip(100)).Min(pair => pair.Second - pair.First), Is.EqualTo(TimeSpan.FromSeconds(1)));
        }
    }

    [Test]
    public async Task After_failures_each_pause_is_longer_up_to_half_a_minute_until_one_succeeds()
    {
        var pace = new ValidationPace(time);
        var turns = new List<TimeSpan>();
        var started = time.GetTimestamp();
        for (var turn = 0; turn < 9; turn++)
        {
            await pace.WaitAsync(default);
            turns.Add(time.GetElapsedTime(started));
            if (turn == 7)
                pace.Succeeded();
            else
                pace.Failed(asked: null);
        }
        await pace.WaitAsync(default);

        Assert.That(turns.Skip(1).Zip(turns, (next, turn) => (next - turn).TotalSeconds), Is.EqualTo(new double[] { 1, 2, 4, 8, 16, 30, 30, 30 }));
        Assert.That((time.GetElapsedTime(started) - turns[^1]).TotalSeconds, Is.EqualTo(1), "the pauses begin anew");
    }

    [Test]
    public async Task Calls_that_fail_together_make_one_pause()
    {
        var pace = new ValidationPace(time);
        await TakeAsync(pace, 20);
        for (var call = 0; call < 20; call++)
            pace.Failed(asked: null);
        var failed = time.GetTimestamp();

        await pace.WaitAsync(default);

        Assert.That(time.GetElapsedTime(failed), Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase(40, 40)]
    [TestCase(100_000, 600)]
    public async Task A_pause_that_the_server_asks_for_is_made_within_limits(int asked, int made)
    {
        var pace = new ValidationPace(time);
        await pace.WaitAsync(default);
        var failed = time.GetTimestamp();

        pace.Failed(TimeSpan.FromSeconds(asked));
        var waiting = pace.WaitAsync(default);
        while (!waiting.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.That(time.GetElapsedTime(failed).TotalSeconds, Is.InRange(made, made + 40));
    }

    private async Task<List<TimeSpan>> TakeAsync(ValidationPace pace, int turns)
    {
        var started = time.GetTimestamp();
        var taken = new List<TimeSpan>(turns);
        while (taken.Count < turns)
        {
            await pace.WaitAsync(default);
            taken.Add(time.GetElapsedTime(started));
        }
        return taken;
    }
}
