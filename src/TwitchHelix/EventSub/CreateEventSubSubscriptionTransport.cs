using TwitchHelix.Text;

namespace TwitchHelix;

// Handwritten, because each transport has its own required properties, which its factory checks.
public sealed partial class CreateEventSubSubscriptionTransport
{
    private const int MinSecretLength = 10;
    private const int MaxSecretLength = 100;

    /// <summary>Creates a transport that sends events to a URL by HTTPS.</summary>
    /// <param name="callback">
    /// The URL that Twitch sends events to: absolute, with the scheme https and the default port 443. On loopback, for a test server, http and other ports are
    /// allowed too.
    /// </param>
    /// <param name="secret">The secret with which Twitch signs events: 10 to 100 ASCII characters.</param>
    /// <returns>The transport.</returns>
    /// <exception cref="ArgumentException"><paramref name="callback"/> or <paramref name="secret"/> is null, or Twitch would refuse it.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/"/>
    public static CreateEventSubSubscriptionTransport Webhook(Uri callback, string secret)
    {
        if (callback is null)
            throw new ArgumentNullException(nameof(callback));
        if (!IsCallback(callback))
            throw new ArgumentException(
                $"Twitch sends events only to an absolute https address with port 443, the default, not to {Shown(callback)}.", nameof(callback));
        if (secret is null)
            throw new ArgumentNullException(nameof(secret));
        if (secret.Length is < MinSecretLength or > MaxSecretLength || secret.Any(character => character > '\x7f'))
            throw new ArgumentException($"The secret must have {MinSecretLength} to {MaxSecretLength} characters, all of them ASCII.", nameof(secret));
        return new() { Method = EventSubTransportMethod.Webhook, Callback = callback.AbsoluteUri, Secret = secret };
    }

    /// <summary>Creates a transport that sends events over a connected WebSocket.</summary>
    /// <param name="sessionId">The ID of the session, from the welcome message of the WebSocket.</param>
    /// <returns>The transport.</returns>
    /// <exception cref="ArgumentException"><paramref name="sessionId"/> is null or empty.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/"/>
    public static CreateEventSubSubscriptionTransport WebSocket(string sessionId) =>
        new() { Method = EventSubTransportMethod.Websocket, SessionId = RequiredText.Of(sessionId, nameof(sessionId)) };

    /// <summary>Creates a transport that sends events to a conduit, which distributes them over its shards.</summary>
    /// <param name="conduitId">The ID of the conduit.</param>
    /// <returns>The transport.</returns>
    /// <exception cref="ArgumentException"><paramref name="conduitId"/> is null or empty.</exception>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-conduit-events/"/>
    public static CreateEventSubSubscriptionTransport Conduit(string conduitId) =>
        new() { Method = EventSubTransportMethod.Conduit, ConduitId = RequiredText.Of(conduitId, nameof(conduitId)) };

    /// <summary>Whether Twitch sends to an address, or a test server on this machine does.</summary>
    internal static bool IsCallback(Uri address) => address.IsAbsoluteUri && (address.IsLoopback
        ? address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp
        : address.Scheme == Uri.UriSchemeHttps && address.Port == 443);

    // Path and query can contain a secret.
    internal static string Shown(Uri address) => address.IsAbsoluteUri ? $"{address.Scheme}://{address.Authority}" : "a relative one";
}
