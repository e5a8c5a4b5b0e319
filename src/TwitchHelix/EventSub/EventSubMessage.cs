using TwitchHelix.EventSub;

namespace TwitchHelix;

/// <summary>
/// A message of EventSub: an <see cref="EventSubNotification"/>, an <see cref="EventSubRevocation"/>, a webhook's <see cref="EventSubChallenge"/>, or a
/// WebSocket's <see cref="EventSubWelcome"/>, <see cref="EventSubKeepalive"/> or <see cref="EventSubReconnect"/>. One of another kind, which Twitch may add, is
/// an <see cref="EventSubMessage"/> alone. Its functions are plain ones, for a webhook in any web framework and any client of WebSockets.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/"/>
public class EventSubMessage
{
    internal EventSubMessage(EventSubPayload payload) => Payload = payload;

    /// <summary>The ID of the message. A message that Twitch sends again has the same one. Empty if it has none.</summary>
    public string MessageId => Payload.Head.Id;

    /// <summary>The kind of the message, as in <c>notification</c>.</summary>
    public string MessageType => Payload.Head.Type;

    /// <summary>When Twitch sent the message. Null if it doesn't say.</summary>
    public DateTimeOffset? Timestamp => Payload.Head.Timestamp;

    /// <summary>The subscription. Its secret is never sent. Empty if the message is about none.</summary>
    public EventSubSubscription Subscription => Payload.Subscription;

    /// <summary>
    /// All that has happened, each in the class of the subscription's type. Only <c>drop.entitlement.grant</c> tells several in a message. Empty if the
    /// message has none.
    /// </summary>
    public IReadOnlyList<EventSubEvent> Events => Payload.Events;

    /// <summary>The parts of the message that this version of the library doesn't know, by name. Empty if there are none.</summary>
    public IReadOnlyDictionary<string, Newtonsoft.Json.Linq.JToken> AdditionalProperties => Payload.AdditionalProperties;

    private protected EventSubPayload Payload { get; }

    /// <summary>
    /// Verifies that Twitch sent a webhook's message: the signature belongs to the body and the secret, and the message's time is within ten minutes of the
    /// clock, before or after, so that nobody can send it again later. Answer status 403 if it isn't so. Within these twenty minutes, know a message again by
    /// its <see cref="MessageId"/>.
    /// </summary>
    /// <param name="headers">Gets a header of the request by its name, as in <c>name => request.Headers[name]</c>. Null for a header that isn't there.</param>
    /// <param name="body">The body of the request, byte by byte as it came.</param>
    /// <param name="secret">The secret that the subscription was created with.</param>
    /// <param name="timeProvider">The clock. Null for the system's.</param>
    /// <returns>Whether Twitch sent it, not long ago.</returns>
    /// <exception cref="ArgumentException"><paramref name="headers"/> is null, or <paramref name="secret"/> is null or empty.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#verifying-the-event-message"/>
    public static bool Verify(Func<string, string?> headers, ReadOnlyMemory<byte> body, string secret, TimeProvider? timeProvider = null)
    {
        if (headers is null)
            throw new ArgumentNullException(nameof(headers));
        return WebhookSignature.IsOf(
            headers(WebhookHeaders.Id),
            headers(WebhookHeaders.Timestamp),
            body.Span,
            headers(WebhookHeaders.Signature),
            Text.RequiredText.Of(secret, nameof(secret)),
            (timeProvider ?? TimeProvider.System).GetUtcNow());
    }

    /// <summary>Reads a webhook's message. It may have come from anybody: <see cref="Verify"/> it first.</summary>
    /// <param name="headers">Gets a header of the request by its name, as in <c>name => request.Headers[name]</c>. Null for a header that isn't there.</param>
    /// <param name="body">The body of the request.</param>
    /// <returns>The message. Types of events, fields and values that this version of the library doesn't know are kept.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="headers"/> is null.</exception>
    /// <exception cref="HelixException">The body isn't the JSON of a message. The text says where, and quotes nothing of it.</exception>
    public static EventSubMessage Read(Func<string, string?> headers, ReadOnlyMemory<byte> body)
    {
        if (headers is null)
            throw new ArgumentNullException(nameof(headers));
        var head = WebhookHeaders.Read(headers);
        return Of(head, EventSubJson.Read(body, () => new EventSubPayload(head)));
    }

    /// <summary>Reads a WebSocket's message.</summary>
    /// <param name="message">The whole text message, in UTF-8.</param>
    /// <returns>The message. Types of events, fields and values that this version of the library doesn't know are kept.</returns>
    /// <exception cref="HelixException">It isn't the JSON of a message. The text says where, and quotes nothing of it.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/"/>
    public static EventSubMessage Read(ReadOnlyMemory<byte> message)
    {
        var frame = EventSubJson.Read(message, static () => new WebSocketFrame());
        return Of(frame.Head, frame.Payload ?? new EventSubPayload(frame.Head));
    }

    private static EventSubMessage Of(EventSubMessageHead head, EventSubPayload payload)
    {
        payload.Finish(head);
        return head.Type switch
        {
            EventSubMessageHead.Notification => new EventSubNotification(payload),
            EventSubMessageHead.Revocation => new EventSubRevocation(payload),
            EventSubMessageHead.Challenge => new EventSubChallenge(payload),
            EventSubMessageHead.Welcome => new EventSubWelcome(payload),
            EventSubMessageHead.Keepalive => new EventSubKeepalive(payload),
            EventSubMessageHead.Reconnect => new EventSubReconnect(payload),
            _ => new EventSubMessage(payload),
        };
    }
}
