namespace TwitchHelix;

/// <summary>A subscription that is wanted, and how far it is.</summary>
public sealed class EventSubWantedSubscription
{
    internal EventSubWantedSubscription(EventSubSubscriptionType type, EventSubSubscriptionState state, string? id, string? reason)
    {
        Type = type;
        State = state;
        Id = id;
        Reason = reason;
    }

    /// <summary>The type with its condition.</summary>
    public EventSubSubscriptionType Type { get; }

    /// <summary>How far it is.</summary>
    public EventSubSubscriptionState State { get; }

    /// <summary>The ID of the subscription at Twitch. It changes when a connection is lost and the subscription is made again. Null if there is none.</summary>
    public string? Id { get; }

    /// <summary>Why it failed, in a sentence, or the status with which Twitch ended it. Null for none.</summary>
    public string? Reason { get; }

    /// <summary>Returns the type and the state.</summary>
    /// <returns>For example <c>channel.follow 2: Enabled</c>.</returns>
    public override string ToString() => $"{Type}: {State}";
}
