using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwitchHelix.Http;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication;

/// <summary>What the identity server answers: the content of a success, or what is wrong.</summary>
internal sealed class IdentityAnswer<T>
    where T : class
{
    private const int ExcerptLength = 2048;

    private IdentityAnswer(IdentityRequest request, HttpResponseMessage response, DateTimeOffset askedAt)
    {
        Request = request;
        AskedAt = askedAt;
        StatusCode = response.StatusCode;
        Reason = response.ReasonPhrase ?? "";
        RetryAfter = response.Headers.RetryAfter;
    }

    public IdentityRequest Request { get; }

    /// <summary>When the request was sent; a token's life is counted from then.</summary>
    public DateTimeOffset AskedAt { get; }

    public HttpStatusCode StatusCode { get; }

    public RetryConditionHeaderValue? RetryAfter { get; }

    /// <summary>The content of a success, null if it has none; and null if the answer is a failure.</summary>
    public T? Content { get; private set; }

    /// <summary>The beginning of a failure's body. A success has none: it may hold a token in a form that is not understood.</summary>
    public string Excerpt { get; private set; } = "";

    /// <summary>What the server says about a failure; the reason phrase of its status if it says nothing.</summary>
    public string Reason { get; private set; }

    public bool IsSuccess => (int)StatusCode is >= 200 and < 300;

    /// <summary>Whether the same request may well succeed a little later.</summary>
    public bool IsTransient => (int)StatusCode is >= 500 or 429 or 408;

    /// <exception cref="HelixException">A success has a body that can't be read.</exception>
    public static IdentityAnswer<T> Read(IdentityRequest request, HttpResponseMessage response, ResponseBuffer body, DateTimeOffset askedAt)
    {
        var answer = new IdentityAnswer<T>(request, response, askedAt);
        if (answer.IsSuccess)
            answer.Content = answer.ReadContent(body);
        else
            answer.ReadFailure(body);
        return answer;
    }

    /// <summary>Whether a failure says so, in any case, in the words of Twitch or of the standard.</summary>
    public bool Says(string words) =>
        !IsSuccess && CultureInfo.InvariantCulture.CompareInfo.IndexOf(Reason.Replace('_', ' '), words, CompareOptions.OrdinalIgnoreCase) >= 0;

    /// <summary>The content of a success that needs one.</summary>
    /// <exception cref="HelixException">The answer is a failure, or has no content.</exception>
    public T Required(string remedy = "", string? userId = null) => !IsSuccess ? throw Failure(remedy, userId) : Content ?? throw Incomplete("nothing");

    /// <summary>The exception of a failure.</summary>
    public HelixException Failure(string remedy = "", string? userId = null)
    {
        var text = $"{Request.Name} failed: the identity server answered with status {(int)StatusCode}: {Reason}.";
        return (int)StatusCode switch
        {
            429 => new HelixRateLimitException(text) { Operation = Request.Name, StatusCode = StatusCode, ResponseBody = Excerpt, ErrorMessage = Reason },
            >= 400 and < 500 and not 408 => Refusal($"{Request.Name} was refused (status {(int)StatusCode}): {Reason}. {remedy}".TrimEnd(), needsConsent: false, userId),
            _ => new HelixApiException(text) { Operation = Request.Name, StatusCode = StatusCode, ResponseBody = Excerpt, ErrorMessage = Reason },
        };
    }

    public HelixAuthorizationException Refusal(string text, bool needsConsent, string? userId = null, IReadOnlyList<string>? requiredScopes = null) => new(text)
    {
        Operation = Request.Name,
        StatusCode = StatusCode,
        ResponseBody = Excerpt,
        NeedsConsent = needsConsent,
        UserId = userId,
        RequiredScopes = requiredScopes ?? [],
    };

    /// <summary>The exception of a success that lacks what makes it one.</summary>
    public HelixException Incomplete(string what) =>
        new($"{Request.Name} was answered with status {(int)StatusCode} and {what}.") { Operation = Request.Name, StatusCode = StatusCode };

    private T? ReadContent(ResponseBuffer body)
    {
        try
        {
            return body.IsEmpty || typeof(T) == typeof(NoContent) ? null : HelixJson.Read<T>(body.Open());
        }
        catch (JsonException e)
        {
            // The cause is not kept: its message may quote a token.
            var place = e is JsonReaderException { LineNumber: > 0 } at ? $" (line {at.LineNumber}, position {at.LinePosition})" : "";
            throw Incomplete($"a body that is not the JSON expected{place}");
        }
    }

    private void ReadFailure(ResponseBuffer body)
    {
        var text = body.Text();
        foreach (var secret in Request.Secrets)
            text = text.Replace(secret, "[secret]").Replace(WebUtility.UrlEncode(secret), "[secret]").Replace(Uri.EscapeDataString(secret), "[secret]");
        Excerpt = text.Length > ExcerptLength ? text.Substring(0, ExcerptLength) : text;
        try
        {
            // Twitch has the reason in "message"; "error" is then the name of the status, and by the standard it is the reason.
            if (JToken.Parse(text) is JObject json && (Text(json, "message") ?? Text(json, "error_description") ?? Text(json, "error")) is { } reason)
                Reason = reason;
        }
        catch (JsonException)
        {
            // A failure is told by its status; the exception carries the body as it is.
        }
    }

    private static string? Text(JObject json, string name) => json[name] is JValue { Value: string { Length: > 0 } text } ? text : null;
}
