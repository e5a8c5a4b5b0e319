namespace TwitchHelix.EventSub.Webhooks;

/// <summary>The answer to a request of a webhook.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body, of the type <c>text/plain</c>. Null for none.</param>
internal readonly record struct WebhookAnswer(int Status, string? Text = null)
{
    /// <summary>It is taken, or there is nothing to do.</summary>
    public static readonly WebhookAnswer Taken = new(204);

    /// <summary>Twitch didn't send it, or not about a subscription that is wanted.</summary>
    public static readonly WebhookAnswer Forbidden = new(403);

    /// <summary>The body is too large.</summary>
    public static readonly WebhookAnswer TooLarge = new(413);

    /// <summary>Too many notifications are waiting. Twitch sends it again.</summary>
    public static readonly WebhookAnswer Busy = new(503);
}
