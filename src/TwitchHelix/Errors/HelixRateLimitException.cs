namespace TwitchHelix;

/// <summary>Twitch refused the call because there were too many (status 429).</summary>
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

    internal HelixRateLimitException(string message, HelixOperation operation, HttpResponseMessage response, string body, string error, string errorMessage)
        : base(message, operation, response, body, error, errorMessage)
    {
    }
}
