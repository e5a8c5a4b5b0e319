using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>
/// A message that asks whether a webhook wants the events of a new subscription. Answer status 200 with <see cref="Challenge"/> as the whole body and the
/// content type <c>text/plain</c>, but only for a subscription of your own.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#responding-to-a-challenge-request"/>
public sealed class EventSubChallenge : EventSubMessage
{
    internal EventSubChallenge(EventSubPayload payload)
        : base(payload)
    {
    }

    /// <summary>The text to answer. Empty if the message has none.</summary>
    public string Challenge => Payload.Challenge;
}
