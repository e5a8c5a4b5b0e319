using System.Net.Http.Headers;

namespace TwitchHelix;

/// <summary>Twitch answered with a status that isn't a success.</summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/"/>
public class HelixApiException : HelixException
{
    /// <summary>Makes an exception with no message of its own.</summary>
    public HelixApiException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixApiException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why, or null.</param>
    public HelixApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The name that Twitch gives the error, as in <c>Bad Request</c>. Empty if the body has none.</summary>
    public string Error { get; set; } = "";

    /// <summary>What Twitch says about the error. Empty if the body has nothing.</summary>
    public string ErrorMessage { get; set; } = "";

    /// <summary>The state of the rate limit's bucket after this call. Null if the answer does not tell.</summary>
    public HelixRateLimit? RateLimit { get; set; }

    /// <summary>Twitch's trace of the request (<c>Twitch-Trace-Id</c>), to name in a report to Twitch. Null if the answer has none.</summary>
    public string? TraceId { get; set; }

    /// <summary>
    /// The ID of what is there already, if Twitch refused to make it twice and named it: the EventSub subscription of a 409 of
    /// <see cref="IEventSubClient.CreateEventSubSubscriptionAsync"/>. Null otherwise.
    /// </summary>
    public string? ExistingId { get; set; }

    /// <summary>The headers of the answer, without those of its content. Null if there was no answer.</summary>
    public HttpResponseHeaders? Headers { get; set; }
}
