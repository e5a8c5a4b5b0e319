namespace TwitchHelix.EventSub.Webhooks;

/// <summary>The addresses that Twitch sends to: the callback, with a mark in the query.</summary>
internal sealed class WebhookAddresses(Uri callback)
{
    /// <summary>The parameter of the query.</summary>
    public const string Parameter = "subscription";

    private readonly string plain = callback.AbsoluteUri;
    private readonly string start = $"{callback.AbsoluteUri}{(callback.Query.Length > 0 ? '&' : '?')}{Parameter}=";

    public Uri Of(WebhookMark mark) => new(start + mark.Text);

    /// <summary>Whether an address is the application's.</summary>
    /// <param name="address">The address of a subscription.</param>
    /// <param name="mark">Its mark. Null for one that something else has made.</param>
    public bool IsOurs(string? address, out WebhookMark? mark)
    {
        mark = null;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var read))
            return false;
        var text = read.AbsoluteUri;
        if (text == plain)
            return true;
        if (!text.StartsWith(start, StringComparison.Ordinal))
            return false;
        mark = WebhookMark.Read(text.Substring(start.Length));
        return mark is not null;
    }
}
