using System.Net.Http.Headers;

namespace TwitchHelix;

/// <summary>Twitch answered with a status that isn't a success.</summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/"/>
public class HelixApiException : HelixException
{
    /// <summary>Creates an exception without a message.</summary>
    public HelixApiException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixApiException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Null if there is none.</param>
    public HelixApiException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Twitch's name of the error, such as <c>Bad Request</c>. Empty if the body has none.</summary>
    public string Error { get; set; } = "";

    /// <summary>Twitch's message about the error. Empty if the body has none.</summary>
    public string ErrorMessage { get; set; } = "";

    /// <summary>The state of the rate limit's bucket after this call. Null if the answer doesn't have it.</summary>
    public HelixRateLimit? RateLimit { get; set; }

    /// <summary>Twitch's trace of the request (<c>Twitch-Trace-Id</c>), for a report to Twitch. Null if the answer has none.</summary>
    public string? TraceId { get; set; }

    /// <summary>
    /// The ID of the existing object, if Twitch refused to create it a second time and named it: the EventSub subscription after a 409 of
    /// <see cref="IEventSubClient.CreateEventSubSubscriptionAsync"/>. Null otherwise.
    /// </summary>
    public string? ExistingId { get; set; }

    /// <summary>The headers of the answer, without those of its content. Null if there was no answer.</summary>
    public HttpResponseHeaders? Headers { get; set; }
}
