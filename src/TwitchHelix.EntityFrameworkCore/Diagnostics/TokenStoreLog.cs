using Microsoft.Extensions.Logging;

namespace TwitchHelix.EntityFrameworkCore.Diagnostics;

/// <summary>The log messages of the store. Their event IDs never change, and none contains a secret.</summary>
internal static partial class TokenStoreLog
{
    [LoggerMessage(200, LogLevel.Warning, "The lock of user {UserId} could not be extended, and is tried again: {Reason}")]
    public static partial void ExtensionFailed(this ILogger logger, string userId, string reason);

    [LoggerMessage(201, LogLevel.Warning, "The lock of user {UserId} was lost before it was released: it could not be extended in time.")]
    public static partial void LockLost(this ILogger logger, string userId);

    [LoggerMessage(202, LogLevel.Warning, "The lock of user {UserId} could not be released, and ends by itself in seconds: {Reason}")]
    public static partial void ReleaseFailed(this ILogger logger, string userId, string reason);

    [LoggerMessage(203, LogLevel.Information, "The database of the tokens is up to date: {Migrations} migrations were applied.")]
    public static partial void Migrated(this ILogger logger, int migrations);
}
