using TwitchHelix.Pacing;

namespace TwitchHelix.Tests.Pacing.Rules;

/// <summary>How far a reset is believed: a minute ahead and a little back, by the server's clock or the local one.</summary>
public sealed class ResetTimeRuleTests
{
    private static readonly DateTimeOffset Clock = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Taken = TimeSpan.FromSeconds(5);

    [TestCase(62, 63)]
    [TestCase(-2, -1)]
    public void By_the_servers_clock(double resetsIn, double left) =>
        Assert.That(Of(resetsIn, hasServerTime: true), Is.EqualTo(new ResetTime(TimeSpan.FromSeconds(left), IsCertain: true)));

    [TestCase(62, 63)]
    [TestCase(-7, -6)]
    public void By_the_local_clock_it_may_have_passed_while_the_call_ran(double resetsIn, double left) =>
        Assert.That(Of(resetsIn, hasServerTime: false), Is.EqualTo(new ResetTime(TimeSpan.FromSeconds(left), IsCertain: true)));

    [TestCase(62.001, true)]
    [TestCase(-2.001, true)]
    [TestCase(62.001, false)]
    [TestCase(-7.001, false)]
    public void Any_other_is_a_guess_of_a_minute(double resetsIn, bool hasServerTime) =>
        Assert.That(Of(resetsIn, hasServerTime), Is.EqualTo(new ResetTime(TimeSpan.FromMinutes(1), IsCertain: false)));

    private static ResetTime Of(double resetsIn, bool hasServerTime) => ResetTime.Of(
        new HelixRateLimit(10, 0, Clock + TimeSpan.FromSeconds(resetsIn)), new CallOutcome(200, ServerTime: hasServerTime ? Clock : null), Clock, Taken);
}
