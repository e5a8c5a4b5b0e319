using TwitchHelix.EventSub.Subscriptions;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>A subscription of a session: what is wanted, and what Twitch has. At most one call at a time makes the one like the other.</summary>
internal sealed class SessionEntry(SubscriptionKey key, EventSubSubscriptionType type, TimeProvider timeProvider)
{
    public SubscriptionKey Key => key;

    public EventSubSubscriptionType Type => type;

    public RetryState Retry { get; } = new(timeProvider);

    /// <summary>What is wanted. Null if it isn't wanted any more.</summary>
    public WantedSubscription? Wanted { get; set; }

    /// <summary>The ID of the subscription at Twitch. Null if there is none.</summary>
    public string? Id { get; set; }

    /// <summary>Whether a call is on its way.</summary>
    public bool IsBusy { get; set; }

    /// <summary>A revocation that came before the answer that the subscription was made. Null for none.</summary>
    public EventSubRevocation? Early { get; set; }

    /// <summary>Whether it is to be made.</summary>
    public bool IsMissing => Id is null && Wanted is { IsRevoked: false };

    /// <summary>Whether it is to be deleted.</summary>
    public bool IsLeaving => Id is not null && Wanted is null;

    /// <summary>Whether there is nothing that it has to be kept for.</summary>
    public bool IsDone => !IsBusy && Id is null && Wanted is null;

    public bool NeedsCall => !IsBusy && (IsMissing || IsLeaving);
}
