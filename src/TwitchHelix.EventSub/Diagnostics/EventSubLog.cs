using Microsoft.Extensions.Logging;

namespace TwitchHelix.EventSub.Diagnostics;

/// <summary>The log messages of events. Their event IDs never change, and none contains a secret.</summary>
internal static partial class EventSubLog
{
    [LoggerMessage(100, LogLevel.Information, "Connected to EventSub at {Host}: session {SessionId}.")]
    public static partial void Connected(this ILogger logger, string host, string sessionId);

    [LoggerMessage(101, LogLevel.Warning, "The connection to EventSub is lost: {Reason}. Another one is opened.")]
    public static partial void ConnectionLost(this ILogger logger, string reason);

    [LoggerMessage(102, LogLevel.Warning, "{Reason} It is tried again.")]
    public static partial void ConnectionFailed(this ILogger logger, string reason);

    [LoggerMessage(103, LogLevel.Debug, "Twitch moved the session {SessionId} to another connection.")]
    public static partial void Moved(this ILogger logger, string sessionId);

    [LoggerMessage(104, LogLevel.Warning, "Twitch asked for another connection, and it could not be opened: {Reason}")]
    public static partial void MoveFailed(this ILogger logger, string reason);

    [LoggerMessage(105, LogLevel.Warning, "A message of EventSub can't be read, and is skipped: {Reason}")]
    public static partial void MessageUnreadable(this ILogger logger, string reason);

    [LoggerMessage(106, LogLevel.Error, "The subscription {Subscription} can't be made: {Reason}")]
    public static partial void SubscriptionRefused(this ILogger logger, EventSubSubscriptionType subscription, string reason);

    [LoggerMessage(107, LogLevel.Warning, "The subscription {Subscription} could not be made, and is tried again: {Reason}")]
    public static partial void SubscriptionFailed(this ILogger logger, EventSubSubscriptionType subscription, string reason);

    [LoggerMessage(108, LogLevel.Warning, "The subscription {Id} could not be deleted: {Reason}")]
    public static partial void SubscriptionNotDeleted(this ILogger logger, string id, string reason);

    [LoggerMessage(109, LogLevel.Warning, "Twitch has ended the subscription {Type}: {Status}.")]
    public static partial void SubscriptionRevoked(this ILogger logger, string type, string status);

    [LoggerMessage(110, LogLevel.Information, "A call with the user's token failed after Twitch had ended a subscription: {Reason}")]
    public static partial void TokenNotProven(this ILogger logger, string reason);

    [LoggerMessage(111, LogLevel.Error, "A notification of {Type} was dropped, because {Capacity} are waiting. Those of the next minute are only counted.")]
    public static partial void NotificationDropped(this ILogger logger, string type, int capacity);

    [LoggerMessage(112, LogLevel.Error, "A handler of {Type} failed at message {MessageId}, try {Try}.")]
    public static partial void EventHandlerFailed(this ILogger logger, Exception exception, string type, string messageId, int @try);

    [LoggerMessage(113, LogLevel.Warning, "A notification of {Type} came that no handler is for.")]
    public static partial void NoHandler(this ILogger logger, string type);

    [LoggerMessage(131, LogLevel.Error, "HandlerFailed of the options failed itself, for a notification of {Type}, message {MessageId}.")]
    public static partial void FailureHandlerFailed(this ILogger logger, Exception exception, string type, string messageId);

    [LoggerMessage(132, LogLevel.Error, "A service failed when the scope of a notification of {Type} ended, message {MessageId}.")]
    public static partial void ScopeFailed(this ILogger logger, Exception exception, string type, string messageId);

    [LoggerMessage(114, LogLevel.Error, "A handler of revocations failed.")]
    public static partial void RevocationHandlerFailed(this ILogger logger, Exception exception);

    [LoggerMessage(119, LogLevel.Debug, "Subscribed to {Subscription}: {Id}.")]
    public static partial void Subscribed(this ILogger logger, EventSubSubscriptionType subscription, string id);

    [LoggerMessage(115, LogLevel.Warning, "The subscriptions that Twitch has could not be listed. They are listed again: {Reason}")]
    public static partial void SubscriptionsNotListed(this ILogger logger, string reason);

    [LoggerMessage(116, LogLevel.Debug, "A request to the webhook is forbidden, because of its {Reason}.")]
    public static partial void RequestForbidden(this ILogger logger, string reason);

    [LoggerMessage(117, LogLevel.Warning,
        "A notification of {Type} was not taken, because too many are waiting. Twitch sends it again. Those of the next minute are only counted.")]
    public static partial void NotificationRefused(this ILogger logger, string type);

    [LoggerMessage(118, LogLevel.Warning, "The distributed cache did not answer ({Exception}), so a message that comes again may be handled twice.")]
    public static partial void CacheFailed(this ILogger logger, string exception);

    [LoggerMessage(120, LogLevel.Information, "The conduit {Id} is used. It has {Shards} shards.")]
    public static partial void ConduitFound(this ILogger logger, string id, int shards);

    [LoggerMessage(121, LogLevel.Information, "The conduit {Id} is made, with {Shards} shards.")]
    public static partial void ConduitMade(this ILogger logger, string id, int shards);

    [LoggerMessage(122, LogLevel.Information, "The conduit {Id} has {Shards} shards, and gets {Wanted}.")]
    public static partial void ConduitGrows(this ILogger logger, string id, int shards, int wanted);

    [LoggerMessage(123, LogLevel.Error, "No conduit can be used, and it is tried again in five minutes: {Reason}")]
    public static partial void ConduitRefused(this ILogger logger, string reason);

    [LoggerMessage(124, LogLevel.Warning, "The conduit could not be found or made, and it is tried again: {Reason}")]
    public static partial void ConduitFailed(this ILogger logger, string reason);

    [LoggerMessage(125, LogLevel.Error, "The conduit {Id} is gone. Another one is looked for.")]
    public static partial void ConduitGone(this ILogger logger, string id);

    [LoggerMessage(126, LogLevel.Warning, "The shards of the conduit could not be listed. They are listed again: {Reason}")]
    public static partial void ShardsNotListed(this ILogger logger, string reason);

    [LoggerMessage(127, LogLevel.Information, "The shard {Shard} is received by the session {SessionId}.")]
    public static partial void ShardTaken(this ILogger logger, string shard, string sessionId);

    [LoggerMessage(128, LogLevel.Warning, "The shard {Shard} could not be taken, and it is tried again: {Reason}")]
    public static partial void ShardNotTaken(this ILogger logger, string shard, string reason);

    [LoggerMessage(129, LogLevel.Information, "The shard {Shard} is given up: {Reason}.")]
    public static partial void ShardGivenUp(this ILogger logger, string shard, string reason);

    [LoggerMessage(130, LogLevel.Warning, "Twitch has disabled the shard {Shard} of this process ({Status}). It is taken again over another connection.")]
    public static partial void ShardDisabled(this ILogger logger, string shard, string status);
}
