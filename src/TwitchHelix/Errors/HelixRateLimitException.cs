namespace TwitchHelix;

/// <summary>
/// There were too many calls: Twitch refused this one (status 429), or it was not sent because it would have had to wait longer for its
/// turn than the caller wants (no status).
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public class HelixRateLimitException : HelixApiException
{
    /// <summary>Makes an exception with no message of its own.</summary>
    public HelixRateLimitException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixRateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why, or null.</param>
    public HelixRateLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>When the call can be made again. Null if it isn't known.</summary>
    public DateTimeOffset? RetryAt { get; set; }
}
