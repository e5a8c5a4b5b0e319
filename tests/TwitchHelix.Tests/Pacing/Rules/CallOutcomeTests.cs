using TwitchHelix.Pacing;

namespace TwitchHelix.Tests.Pacing.Rules;

public sealed class CallOutcomeTests
{
    [TestCase(199, false, false)]
    [TestCase(200, true, false)]
    [TestCase(299, true, false)]
    [TestCase(300, false, false)]
    [TestCase(399, false, false)]
    [TestCase(400, false, true)]
    [TestCase(428, false, true)]
    [TestCase(429, false, false)]
    [TestCase(430, false, true)]
    [TestCase(499, false, true)]
    [TestCase(500, false, false)]
    public void A_status_is_a_success_a_refusal_for_another_reason_or_neither(int status, bool isSuccess, bool isRefused)
    {
        var outcome = new CallOutcome(status);

        Assert.That((outcome.IsSuccess, outcome.IsRefused, outcome.IsTooMany), Is.EqualTo((isSuccess, isRefused, status == 429)));
    }

    [TestCase(null, true, "options")]
    [TestCase(null, false, "app")]
    [TestCase("1", false, "user")]
    public void The_kind_of_a_bucket_has_no_ID(string? userId, bool isGiven, string kind) =>
        Assert.That(new BucketKey(userId, isGiven).Kind, Is.EqualTo(kind));
}
