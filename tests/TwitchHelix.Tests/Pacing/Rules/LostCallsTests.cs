using TwitchHelix.Pacing;

namespace TwitchHelix.Tests.Pacing.Rules;

/// <summary>Calls that may have taken a point are forgotten second by second.</summary>
public sealed class LostCallsTests
{
    [TestCase(0.999, 3)]
    [TestCase(1, 1)]
    [TestCase(2.999, 1)]
    [TestCase(3, 0)]
    public void Those_that_ended_until_a_time_are_forgotten_and_the_others_stay(double until, int left)
    {
        var lost = LostCalls.One(Second(0.5)) + LostCalls.One(Second(2.5)) + LostCalls.One(Second(0.7));

        Assert.That(lost.Forget(Second(until)).Count, Is.EqualTo(left));
        Assert.That(lost.ForgottenAt, Is.EqualTo(Second(1) + LostCalls.Kept));
    }

    private static TimeSpan Second(double seconds) => TimeSpan.FromSeconds(seconds);
}
