using Microsoft.Extensions.Logging;

namespace TwitchHelix.Diagnostics;

/// <summary>The library's log messages. Their event IDs never change, and none contains a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Debug, "{Operation}: status {Status} after {Milliseconds:0} ms (retries: {Retries}, held back: {HeldBack:0} ms).")]
    public static partial void CallEnded(this ILogger logger, string operation, int status, double milliseconds, int retries, double heldBack);

    [LoggerMessage(2, LogLevel.Warning, "{Operation}: try {Try} failed ({Reason}), the next one follows in {Milliseconds:0} ms.")]
    public static partial void Retrying(this ILogger logger, string operation, int @try, string reason, double milliseconds);

    [LoggerMessage(3, LogLevel.Warning, "{Operation}: too many calls (429), {Reason}.")]
    public static partial void TooManyCalls(this ILogger logger, string operation, string reason);

    [LoggerMessage(4, LogLevel.Debug, "{Operation}: no answer ({Reason}) after {Milliseconds:0} ms (retries: {Retries}, held back: {HeldBack:0} ms).")]
    public static partial void CallUnanswered(this ILogger logger, string operation, string? reason, double milliseconds, int retries, double heldBack);

    [LoggerMessage(10, LogLevel.Information, "The token of user {UserId} was renewed; the new one ends at {ExpiresAt}.")]
    public static partial void TokenRenewed(this ILogger logger, string userId, DateTimeOffset? expiresAt);

    [LoggerMessage(11, LogLevel.Warning, "Twitch does not renew the token of user {UserId}: the user has to grant access again.")]
    public static partial void ConsentNeeded(this ILogger logger, string userId);

    [LoggerMessage(12, LogLevel.Information, "{Operation}: Twitch rejected the {Token}; getting a new one.")]
    public static partial void TokenRejected(this ILogger logger, string operation, string token);

    [LoggerMessage(13, LogLevel.Warning, "The hourly validation of the tokens failed for some of them, which are validated again in the next one.")]
    public static partial void ValidationFailed(this ILogger logger, Exception exception);

    [LoggerMessage(14, LogLevel.Warning, "The {Token} could not be renewed ({Reason}).")]
    public static partial void RenewalFailed(this ILogger logger, string token, string reason);

    [LoggerMessage(15, LogLevel.Error, "A handler of the event ConsentNeeded threw an exception.")]
    public static partial void HandlerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(16, LogLevel.Warning, "The hourly validation of the tokens broke off, and is tried again in about {Minutes:0} minutes.")]
    public static partial void ValidationBroken(this ILogger logger, Exception exception, double minutes);

    [LoggerMessage(17, LogLevel.Warning, "The token of user {UserId} was removed, and could not be revoked at Twitch: {Reason}")]
    public static partial void TokenNotRevoked(this ILogger logger, string userId, string reason);
}
