namespace TwitchHelix.Testing.EventSub.State;

/// <summary>All that EventSub knows. Everything is read and changed under <see cref="Gate"/>, which is held shortly.</summary>
internal sealed class EventSubState(TimeProvider timeProvider)
{
    public object Gate { get; } = new();

    public TimeProvider TimeProvider { get; } = timeProvider;

    public SubscriptionTable Subscriptions { get; } = new(timeProvider);

    /// <summary>The sessions that are connected, by ID.</summary>
    public Dictionary<string, Session> Sessions { get; } = [];

    public StateWaiters Waiters { get; } = new();

    /// <summary>The number of connections so far.</summary>
    public int Connections { get; set; }

    public DateTimeOffset Now => TimeProvider.GetUtcNow();
}
