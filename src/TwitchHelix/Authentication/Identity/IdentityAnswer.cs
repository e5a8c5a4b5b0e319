using System.Globalization;
using System.Net;
using Newtonsoft.Json;
using TwitchHelix.Errors;
using TwitchHelix.Serialization;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication.Identity;

/// <summary>An answer of the identity server: the content of a success, or the reason of a failure.</summary>
internal sealed class IdentityAnswer<T>
    where T : class, IJsonFields, new()
{
    private readonly Failure? failure;
    private readonly TimeSpan? retryAfter;
    private readonly DateTimeOffset? retryAt;

    private IdentityAnswer(
        IdentityRequest request, HttpStatusCode status, DateTimeOffset askedAt,
        Failure? failure = null, TimeSpan? retryAfter = null, DateTimeOffset? retryAt = null)
    {
        Request = request;
        StatusCode = status;
        AskedAt = askedAt;
        this.failure = failure;
        this.retryAfter = retryAfter;
        this.retryAt = retryAt;
    }

    public IdentityRequest Request { get; }

    /// <summary>When the request was sent. A token's lifetime starts then.</summary>
    public DateTimeOffset AskedAt { get; }

    public HttpStatusCode StatusCode { get; }

    /// <summary>The content of a success. Null if it has none, and for a failure.</summary>
    public T? Content { get; private init; }

    /// <summary>The reason of a failure as the server gives it, or else the reason phrase of its status.</summary>
    // Twitch has the reason in "message"; "error" is then the name of the status, and by the standard it is the reason.
    public string Reason => failure is null ? "" : FirstText(failure.Message, failure.Description, failure.Error, failure.ReasonPhrase);

    public bool IsSuccess => failure is null;

    /// <summary>Whether the same request may succeed a little later.</summary>
    public bool IsTransient => (int)StatusCode is >= 500 or 429 or 408;

    /// <exception cref="HelixException">The body can't be read.</exception>
    public static IdentityAnswer<T> OfSuccess(IdentityRequest request, Answer answer, DateTimeOffset askedAt) =>
        new(request, answer.Status, askedAt) { Content = ReadContent(request, answer) };

    /// <param name="request">The request.</param>
    /// <param name="failure">What the server says.</param>
    /// <param name="retryAfter">The time that the server asks to wait. Null if it doesn't ask.</param>
    /// <param name="askedAt">When the request was sent.</param>
    /// <param name="now">The current time.</param>
    public static IdentityAnswer<T> OfFailure(IdentityRequest request, Failure failure, TimeSpan? retryAfter, DateTimeOffset askedAt, DateTimeOffset now) =>
        new(request, failure.Status, askedAt, failure, retryAfter, now + retryAfter);

    /// <summary>Whether the reason of a failure contains these words, as Twitch or the standard writes them. Case doesn't matter.</summary>
    public bool Says(string words) =>
        !IsSuccess && CultureInfo.InvariantCulture.CompareInfo.IndexOf(Reason.Replace('_', ' '), words, CompareOptions.OrdinalIgnoreCase) >= 0;

    /// <summary>Gets the content of a success that needs one.</summary>
    /// <exception cref="HelixException">The answer is a failure, or has no content.</exception>
    public T Required(string remedy = "", string? userId = null) => !IsSuccess ? throw Failure(remedy, userId) : Content ?? throw Incomplete("nothing");

    /// <summary>Creates the exception of a failure.</summary>
    public HelixException Failure(string remedy = "", string? userId = null)
    {
        var text = $"{Request.Name} failed: the identity server answered with status {(int)StatusCode}: {Reason}.";
        return (int)StatusCode switch
        {
            429 => Described(new HelixRateLimitException(text) { RetryAt = retryAt }, Remedy.Wait),
            >= 400 and < 500 and not 408 =>
                Refusal($"{Request.Name} was refused (status {(int)StatusCode}): {Reason}. {remedy}".TrimEnd(), needsConsent: false, userId),
            _ => Described(new HelixApiException(text), Request.IsRepeatable ? Remedy.Repeat : Remedy.None),
        };
    }

    public HelixAuthorizationException Refusal(string text, bool needsConsent, string? userId = null, IReadOnlyList<string>? requiredScopes = null) => new(text)
    {
        Operation = Request.Name,
        StatusCode = StatusCode,
        ResponseBody = failure?.Excerpt ?? "",
        NeedsConsent = needsConsent,
        UserId = userId,
        RequiredScopes = requiredScopes ?? [],
    };

    /// <summary>Creates the exception of a success whose content can't be used.</summary>
    public HelixException Incomplete(string what) => Incomplete(Request, StatusCode, what);

    private static HelixException Incomplete(IdentityRequest request, HttpStatusCode status, string what, Exception? cause = null) =>
        new($"{request.Name} was answered with status {(int)status} and {what}.", cause) { Operation = request.Name, StatusCode = status };

    private HelixApiException Described(HelixApiException exception, Remedy remedy)
    {
        failure!.Describe(exception, Request.Name);
        exception.ErrorMessage = Reason;
        exception.Remedy = remedy;
        exception.RemedyDelay = retryAfter;
        return exception;
    }

    private static T? ReadContent(IdentityRequest request, Answer answer)
    {
        try
        {
            return answer.Body.IsEmpty || typeof(T) == typeof(NoContent) ? null : HelixJson.Read(answer.Body.Bytes, static () => new T());
        }
        catch (JsonException e)
        {
            var what = $"a body that is not the JSON expected{JsonFault.Place(e, answer.Secrets.Quote)}";
            throw Incomplete(request, answer.Status, what, UnreadableBody.Cause(e, answer));
        }
    }

    private static string FirstText(params string[] texts) => Array.Find(texts, text => text.Length > 0) ?? "";
}
