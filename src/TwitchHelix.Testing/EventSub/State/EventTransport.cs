namespace TwitchHelix.Testing.EventSub.State;

/// <summary>The way in which events of a subscription are sent.</summary>
internal abstract class EventTransport
{
    /// <summary>Whether it can send.</summary>
    public abstract bool IsConnected { get; }

    /// <summary>Notifications that a fault holds back until the next one.</summary>
    public List<Notification> Held { get; } = [];

    /// <summary>How long subscriptions that are disabled stay in the list.</summary>
    public abstract TimeSpan ListedFor { get; }

    /// <summary>Whether another transport sends to the same place.</summary>
    public virtual bool IsSame(EventTransport other) => ReferenceEquals(this, other);

    /// <summary>Describes the transport without its secret.</summary>
    /// <param name="inMessage">Whether for a message, which leaves times out.</param>
    public abstract EventSubTransport Describe(bool inMessage);
}
