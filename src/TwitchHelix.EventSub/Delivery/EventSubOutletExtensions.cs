namespace TwitchHelix.EventSub.Delivery;

internal static class EventSubOutletExtensions
{
    /// <summary>Has what was taken handled on another thread, without what belongs to this one, such as the activity of a request.</summary>
    public static void WakeBeside(this IEventSubOutlet outlet) => ThreadPool.UnsafeQueueUserWorkItem(static state => ((IEventSubOutlet)state!).Wake(), outlet);
}
