namespace TwitchHelix;

// By hand, because only here do three properties of a body come from one table.
public sealed partial class CreateEventSubSubscriptionBody
{
    /// <summary>Makes the body that creates a subscription.</summary>
    /// <param name="subscription">What to be told of: <c>EventSubSubscriptionTypes.ChannelFollow("…", "…")</c>.</param>
    /// <param name="transport">How to be told: <c>CreateEventSubSubscriptionTransport.WebSocket("…")</c>.</param>
    /// <returns>The body.</returns>
    public static CreateEventSubSubscriptionBody For(EventSubSubscriptionType subscription, CreateEventSubSubscriptionTransport transport)
    {
        if (subscription is null)
            throw new ArgumentNullException(nameof(subscription));
        return new()
        {
            Type = subscription.Type,
            Version = subscription.Version,
            Condition = subscription.Condition,
            Transport = transport ?? throw new ArgumentNullException(nameof(transport)),
        };
    }
}
