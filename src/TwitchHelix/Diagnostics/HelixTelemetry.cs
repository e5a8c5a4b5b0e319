using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;

namespace TwitchHelix.Diagnostics;

/// <summary>The activity source and the metrics of calls.</summary>
internal static class HelixTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "TwitchHelix";

    public static readonly string Version =
        typeof(HelixTelemetry).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";

    public static readonly ActivitySource Activities = new(Name, Version);

    private static readonly Meter Meter = new(Name, Version);

    public static readonly Histogram<double> CallDuration =
        Meter.CreateDurations("twitch.helix.call.duration", "Duration of calls, including retries and waits.");

    public static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("twitch.helix.call.retries", "{retry}", "Number of retries of calls.");

    public static readonly Histogram<double> HeldBack =
        Meter.CreateDurations("twitch.helix.rate_limit.wait", "Time that calls waited for rate limits.");

    public static readonly Histogram<int> PointsLeft =
        Meter.CreatePoints("twitch.helix.rate_limit.remaining", "Points left in the bucket after a call.");

    private static readonly Counter<long> Renewals =
        Meter.CreateCounter<long>("twitch.helix.token.renewals", "{renewal}", "Number of renewals of tokens, also of those that failed.");

    private static readonly Counter<long> ConsentLost =
        Meter.CreateCounter<long>("twitch.helix.token.consent_lost", "{user}", "Number of users who have to grant access again.");

    /// <summary>Counts a renewal of a token.</summary>
    /// <param name="kind">Whose token: <c>user</c> or <c>app</c>.</param>
    /// <param name="errorType">Why it failed. Null if it didn't.</param>
    public static void Renewed(string kind, string? errorType = null)
    {
        var tags = new TagList { { "twitch.token", kind } };
        if (errorType is not null)
            tags.Add("error.type", errorType);
        Renewals.Add(1, tags);
    }

    public static void LostConsent() => ConsentLost.Add(1);
}
