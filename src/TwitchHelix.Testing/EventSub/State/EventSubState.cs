namespace TwitchHelix.Testing.EventSub.State;

/// <summary>All that EventSub knows. Everything is read and changed under <see cref="Gate"/>, which is held shortly.</summary>
internal sealed class EventSubState(TimeProvider timeProvider)
{
    public object Gate { get; } = new();

    public TimeProvider TimeProvider { get; } = timeProvider;

    public SubscriptionTable Subscriptions { get; } = new(timeProvider);

    /// <summary>The sessions that are connected, by ID.</summary>
    public Dictionary<string, Session> Sessions { get; } = [];

    /// <summary>The conduits, oldest first.</summary>
    public List<EventConduit> Conduits { get; } = [];

    public StateWaiters Waiters { get; } = new();

    /// <summary>The number of connections so far.</summary>
    public int Connections { get; set; }

    /// <summary>The timers of <see cref="Later"/>, which would be collected if nobody held them.</summary>
    private HashSet<ITimer> Timers { get; } = [];

    public DateTimeOffset Now => TimeProvider.GetUtcNow();

    /// <summary>Does something later, under the lock.</summary>
    public void Later(TimeSpan time, Action action)
    {
        ITimer? timer = null;
        lock (Gate)
        {
            if (time <= TimeSpan.Zero)
            {
                action();
                return;
            }
            timer = TimeProvider.CreateTimer(
                _ =>
                {
                    lock (Gate)
                    {
                        Timers.Remove(timer!);
                        timer!.Dispose();
                        action();
                    }
                },
                null, time, Timeout.InfiniteTimeSpan);
            Timers.Add(timer);
        }
    }
}
