using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace TwitchHelix.Transport;

/// <summary>A server's answer: first its headers, then its body once it is read.</summary>
/// <param name="response">HttpClient's response.</param>
/// <param name="request">The request.</param>
/// <param name="applicationSecrets">The secrets that every request may touch.</param>
internal sealed class Answer(HttpResponseMessage response, ExchangeRequest request, IReadOnlyList<string?> applicationSecrets) : IDisposable
{
    private ResponseBuffer? body;

    public HttpStatusCode Status => response.StatusCode;

    public bool IsSuccess => response.IsSuccessStatusCode;

    /// <summary>The text beside the status. It comes from the server and may contain a secret.</summary>
    public string ReasonPhrase => response.ReasonPhrase ?? "";

    public HttpResponseHeaders Headers => response.Headers;

    /// <summary>The server's clock. Null if the answer doesn't have it.</summary>
    public DateTimeOffset? Date =>
        // Nearly every server writes RFC 1123, which is read ten times as fast as all formats that are allowed.
        DateTimeOffset.TryParseExact(
            HeaderValue.First(response.Headers, "Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : response.Headers.Date;

    /// <summary>The state of the rate limit's bucket. Null if the answer doesn't have it.</summary>
    public HelixRateLimit? RateLimit { get; } = RateLimitHeaders.Read(response.Headers);

    public HttpContent? Content => response.Content;

    /// <summary>The secrets that the answer may repeat.</summary>
    public SecretTexts Secrets => new(applicationSecrets.Concat(request.Secrets));

    /// <exception cref="InvalidOperationException">The body hasn't been read yet.</exception>
    public ResponseBuffer Body
    {
        get => body ?? throw new InvalidOperationException("The body has not been read yet.");
        set => body = value;
    }

    /// <summary>Gets the time that the server asks to wait (<c>Retry-After</c>). Null if it doesn't ask.</summary>
    public TimeSpan? RetryAfter(DateTimeOffset now)
    {
        var wait = Headers.RetryAfter is { } told ? told.Delta ?? told.Date - now : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    public void Dispose()
    {
        body?.Dispose();
        response.Dispose();
    }
}
