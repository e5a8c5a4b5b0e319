using TwitchHelix.Transport;

namespace TwitchHelix.EventSub.Subscriptions;

/// <summary>The times after which calls about subscriptions are made again.</summary>
internal static class SubscriptionDelays
{
    /// <summary>The session of a WebSocket lives for 10 seconds without a subscription.</summary>
    private static readonly HelixRetryOptions Failed = new() { Delay = TimeSpan.FromMilliseconds(500), MaxDelay = TimeSpan.FromSeconds(30) };

    /// <summary>The time after something that Twitch refuses, or that no token fits.</summary>
    public static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    /// <summary>The time after something that may be over soon.</summary>
    /// <param name="failures">The number of failures in a row before.</param>
    public static TimeSpan AfterFailure(int failures) => Backoff.Delay(Failed, failures);
}
