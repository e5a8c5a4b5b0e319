using TwitchHelix.EventSub.Listening;

namespace TwitchHelix.EventSub.Tests;

/// <summary>The queue between what receives and the loop.</summary>
public sealed class NotificationQueueTests
{
    [Test]
    public async Task What_waits_when_the_loop_is_ended_is_taken_before_it_throws()
    {
        var queue = new NotificationQueue(10);
        var waiting = queue.WaitAsync();
        var notification = (EventSubNotification)EventSubMessage.Read("""{"metadata":{"message_type":"notification"},"payload":{}}"""u8.ToArray());

        // It is added without waking the loop, and a revocation that comes right after it ends the loop.
        queue.TryAdd(notification);
        queue.End(new HelixException("over"));

        Assert.That(await waiting, Is.True);
        Assert.That(queue.TryTake(out var taken), Is.True);
        Assert.That(taken, Is.SameAs(notification));
        Assert.That(async () => await queue.WaitAsync(), Throws.TypeOf<HelixException>());
    }
}
