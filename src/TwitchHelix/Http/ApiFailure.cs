using System.Net;
using TwitchHelix.Errors;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>Creates the exception of a call that the API refused, with its remedy.</summary>
internal static class ApiFailure
{
    private const int UuidLength = 36;

    /// <param name="operation">The operation that failed.</param>
    /// <param name="failure">The API's answer.</param>
    /// <param name="retryAfter">The time that the API asks to wait. Null if it doesn't ask.</param>
    /// <param name="now">The time.</param>
    public static HelixApiException ToException(HelixOperation operation, Failure failure, TimeSpan? retryAfter, DateTimeOffset now)
    {
        var text = $"{operation.Name} failed with status {(int)failure.Status} {(failure.Error.Length > 0 ? failure.Error : failure.ReasonPhrase)}".TrimEnd()
            + (failure.Message.Length > 0 ? $": {failure.Message}" : "");
        var (remedy, delay) = Cure(operation, failure, retryAfter);
        var exception = remedy == Remedy.Wait
            ? new HelixRateLimitException(text)
            {
                RetryAt = retryAfter is { } wait ? now + wait : failure.RateLimit is { Remaining: 0 } empty ? empty.ResetsAt : null,
            }
            : new HelixApiException(text);
        failure.Describe(exception, operation.Name);
        exception.RateLimit = failure.RateLimit;
        exception.ExistingId = operation.ConflictNamesId && failure.Status == HttpStatusCode.Conflict ? failure.Id ?? OnlyUuid(failure.Message) : null;
        exception.Remedy = remedy;
        exception.RemedyDelay = delay;
        return exception;
    }

    private static (Remedy Remedy, TimeSpan? Delay) Cure(HelixOperation operation, Failure failure, TimeSpan? retryAfter) => failure.Status switch
    {
        // A new token doesn't cure a 401 for another reason, such as a missing scope.
        HttpStatusCode.Unauthorized when RejectsToken(failure.Message) => (Remedy.NewToken, null),
        (HttpStatusCode)429 => IsQuota(operation, failure, retryAfter) ? (Remedy.None, null) : (Remedy.Wait, retryAfter ?? UsualWait(operation, failure)),
        HttpStatusCode.ServiceUnavailable when operation.IsRepeatable => (Remedy.RepeatOnce, retryAfter),
        HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout when operation.IsRepeatable =>
            (Remedy.Repeat, retryAfter),
        _ => (Remedy.None, null),
    };

    private static bool RejectsToken(string message) =>
        message.IndexOf("invalid", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            && message.IndexOf("token", at, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>
    /// Whether a 429 means a full quota: the operation has one, and neither the bucket nor Twitch says when to call again.
    /// </summary>
    private static bool IsQuota(HelixOperation operation, Failure failure, TimeSpan? retryAfter) =>
        operation.HasQuota && retryAfter is null && failure.RateLimit is not { Remaining: 0 };

    /// <summary>The time to wait if the answer doesn't say. Null if nothing is known.</summary>
    private static TimeSpan? UsualWait(HelixOperation operation, Failure failure) =>
        // The pacing holds the next attempt back until the bucket is full again.
        failure.RateLimit is { Remaining: 0 } ? TimeSpan.Zero
        // Other callers use the operation's own limit too: wait until one more call is allowed.
        : operation.RateLimits.Count > 0 ? operation.RateLimits.Min(limit => TimeSpan.FromTicks(limit.Period.Ticks / limit.Calls))
        : null;

    /// <summary>Gets the only UUID in a text. Null if there are several or none.</summary>
    private static string? OnlyUuid(string text)
    {
        var found = Enumerable.Range(0, Math.Max(0, text.Length - UuidLength + 1))
            .Where(at => text[at + 8] == '-' && Guid.TryParseExact(text.Substring(at, UuidLength), "D", out _)).ToList();
        return found.Count == 1 ? text.Substring(found[0], UuidLength) : null;
    }
}
