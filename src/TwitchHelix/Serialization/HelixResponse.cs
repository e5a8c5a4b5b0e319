using System.Net.Http.Headers;

namespace TwitchHelix;

/// <summary>The answer of an operation.</summary>
public abstract class HelixResponse : HelixObject
{
    private protected HelixResponse()
    {
    }

    /// <summary>The state of the rate limit's bucket after this call. Null if the answer doesn't have it.</summary>
    public HelixRateLimit? RateLimit { get; set; }

    /// <summary>The headers of the answer as the server sent them, without those of its content. Null on an answer that no server sent.</summary>
    public HttpResponseHeaders? Headers { get; set; }

    /// <summary>Twitch's trace of the request (<c>Twitch-Trace-Id</c>), for a report to Twitch. Null if the answer has none.</summary>
    public string? TraceId => Headers is not null && Headers.TryGetValues("Twitch-Trace-Id", out var values) ? values.FirstOrDefault() : null;
}
