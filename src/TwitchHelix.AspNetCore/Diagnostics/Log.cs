using Microsoft.Extensions.Logging;

namespace TwitchHelix.AspNetCore.Diagnostics;

/// <summary>The package's log messages. Their event IDs never change, and none contains a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(301, LogLevel.Information, "User {UserId} has logged in by {Scheme}.")]
    public static partial void LoggedIn(this ILogger logger, string userId, string scheme);

    [LoggerMessage(302, LogLevel.Information, "The stored token of user {UserId} stays: it has more scopes than the log-in asked for.")]
    public static partial void TokenKept(this ILogger logger, string userId);

    [LoggerMessage(303, LogLevel.Warning, "A log-in by {Scheme} failed: {Reason}")]
    public static partial void LoginFailed(this ILogger logger, string scheme, string reason);

    [LoggerMessage(304, LogLevel.Information, "The token of user {UserId} is revoked: the user has logged out with revoking.")]
    public static partial void LoggedOut(this ILogger logger, string userId);

    [LoggerMessage(305, LogLevel.Debug, "A token of user {UserId} that nobody needs could not be revoked: {Reason}")]
    public static partial void TokenNotRevoked(this ILogger logger, string userId, string reason);

    [LoggerMessage(306, LogLevel.Information, "User {UserId} is signed out: the user's consent is gone.")]
    public static partial void ConsentLost(this ILogger logger, string userId);

    [LoggerMessage(307, LogLevel.Warning, "The consent of user {UserId} can't be checked, and the user stays signed in: {Reason}")]
    public static partial void ConsentUnknown(this ILogger logger, string userId, string reason);
}
