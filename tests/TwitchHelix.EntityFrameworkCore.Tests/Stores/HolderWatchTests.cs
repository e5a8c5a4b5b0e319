using Microsoft.Extensions.Time.Testing;
using TwitchHelix.EntityFrameworkCore.Locking;

namespace TwitchHelix.EntityFrameworkCore.Tests.Stores;

/// <summary>When the holder of a lock counts as dead.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
public sealed class HolderWatchTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly FakeTimeProvider time = new();
    private readonly HolderWatch watch;

    public HolderWatchTests() => watch = new HolderWatch(time);

    [Test]
    public void A_holder_is_dead_if_its_lease_stays_ended_while_the_database_answers()
    {
        See("one", HolderWatch.Grace - Step);
        Assert.That(watch.Dead, Is.Null);

        See("one", Step);

        Assert.That(watch.Dead, Is.EqualTo("one"));
    }

    [Test]
    public void A_holder_that_extends_its_lease_after_a_restart_of_the_database_is_alive()
    {
        See("one", HolderWatch.Grace - Step);
        See(null, Step);
        See("one", HolderWatch.Grace - Step);

        Assert.That(watch.Dead, Is.Null);
    }

    [Test]
    public void Each_holder_has_time_of_its_own()
    {
        See("one", HolderWatch.Grace - Step);
        See("two", HolderWatch.Grace - Step);

        Assert.That(watch.Dead, Is.Null);
    }

    [Test]
    public void Time_in_which_the_database_did_not_answer_does_not_count()
    {
        See("one", Step);
        time.Advance(TimeSpan.FromHours(1));
        See("one", Step);

        Assert.That(watch.Dead, Is.Null);
    }

    /// <summary>Looks for some time.</summary>
    private void See(string? holder, TimeSpan length)
    {
        watch.See(holder);
        for (var passed = TimeSpan.Zero; passed < length; passed += Step)
        {
            time.Advance(Step);
            watch.See(holder);
        }
    }
}
