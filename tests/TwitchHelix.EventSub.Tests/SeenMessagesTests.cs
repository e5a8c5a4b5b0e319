using System.Globalization;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.EventSub.Delivery;

namespace TwitchHelix.EventSub.Tests;

/// <summary>A message is known for 20 minutes, among the last 100,000.</summary>
public sealed class SeenMessagesTests
{
    private const int MostKept = 100_000;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    [Test]
    public void A_message_that_is_refused_again_and_again_displaces_no_other()
    {
        var seen = new SeenMessages(TimeProvider.System);
        seen.Add("taken");

        for (var i = 0; i < MostKept; i++)
        {
            Assert.That(seen.Add("refused"), Is.True);
            seen.Remove("refused");
        }

        Assert.That(seen.Add("taken"), Is.False);
    }

    [Test]
    public void A_message_that_is_taken_after_a_refusal_is_known()
    {
        var seen = new SeenMessages(TimeProvider.System);
        seen.Add("refused");
        seen.Remove("refused");

        Assert.That((seen.Add("refused"), seen.Add("refused")), Is.EqualTo((true, false)));
    }

    [Test]
    public void The_last_100_000_are_known()
    {
        var seen = new SeenMessages(TimeProvider.System);
        for (var i = 0; i <= MostKept; i++)
            seen.Add(i.ToString(CultureInfo.InvariantCulture));

        Assert.That((seen.Add("1"), seen.Add("0")), Is.EqualTo((false, true)));
    }

    [Test]
    public void Messages_are_known_for_20_minutes()
    {
        var time = new FakeTimeProvider();
        var seen = new SeenMessages(time);
        seen.Add("first");
        time.Advance(Kept - TimeSpan.FromTicks(1));
        var before = seen.Add("first");
        time.Advance(TimeSpan.FromTicks(1));

        Assert.That((before, seen.Add("first")), Is.EqualTo((false, true)));
    }
}
