using TwitchHelix.Calls;

namespace TwitchHelix;

// Handwritten, because no other body takes three of its properties from one table.
public sealed partial class CreateEventSubSubscriptionBody : ISecretBody
{
    IEnumerable<string?> ISecretBody.Secrets => [Transport?.Secret];

    /// <summary>Creates the body of a request for a subscription.</summary>
    /// <param name="subscription">The type of the events, as in <c>EventSubSubscriptionTypes.ChannelFollow("…", "…")</c>.</param>
    /// <param name="transport">The transport of the events, as in <c>CreateEventSubSubscriptionTransport.WebSocket("…")</c>.</param>
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
            IsBatchingEnabled = subscription.IsBatched ? true : null,
        };
    }
}
