using System.Text;
using TwitchHelix.EventSub.Listening;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The loop takes what has come before its end.</summary>
public sealed class NotificationQueueTests
{
    private static readonly EventSubNotification Notification = (EventSubNotification)EventSubMessage.Read(
        Encoding.UTF8.GetBytes("""{"metadata":{"message_type":"notification"},"payload":{"event":{}}}"""));

    [TestCase(false)]
    [TestCase(true)]
    public async Task What_came_before_the_end_is_taken_by_a_loop_that_waits(bool fails)
    {
        var queue = new NotificationQueue(capacity: 10);
        var waiting = queue.WaitAsync();

        // Both in one message of the connection: nobody has woken the loop in between.
        queue.TryAdd(Notification);
        queue.End(fails ? new HelixException("Over.") : null);

        Assert.That(await waiting, Is.True);
        Assert.That(queue.TryTake(out _), Is.True);
        if (fails)
            Assert.That(queue.WaitAsync, Throws.TypeOf<HelixException>());
        else
            Assert.That(await queue.WaitAsync(), Is.False);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task The_end_wakes_a_loop_that_waits(bool fails)
    {
        var queue = new NotificationQueue(capacity: 10);
        var waiting = queue.WaitAsync();

        queue.End(fails ? new HelixException("Over.") : null);

        if (fails)
            Assert.That(async () => await waiting, Throws.TypeOf<HelixException>());
        else
            Assert.That(await waiting, Is.False);
        Assert.That(queue.TryAdd(Notification), Is.False);
    }

    [Test]
    public void What_has_no_room_is_refused()
    {
        var queue = new NotificationQueue(capacity: 1);

        Assert.That((queue.TryAdd(Notification), queue.TryAdd(Notification)), Is.EqualTo((true, false)));
    }
}
