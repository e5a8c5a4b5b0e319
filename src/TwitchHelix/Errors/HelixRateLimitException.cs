namespace TwitchHelix;

/// <summary>
/// There were too many calls: Twitch refused this one (status 429), or the library didn't send it because it would have waited longer than the caller
/// allows (no status).
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public class HelixRateLimitException : HelixApiException
{
    /// <summary>Creates an exception without a message.</summary>
    public HelixRateLimitException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixRateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Null if there is none.</param>
    public HelixRateLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The time from which the call can be made again. Null if it isn't known.</summary>
    public DateTimeOffset? RetryAt { get; set; }
}
