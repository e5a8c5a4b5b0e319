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
        Meter.CreateHistogram<double>("twitch.helix.call.duration", "s", "Duration of calls, including retries and waits.");

    public static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("twitch.helix.call.retries", "{retry}", "Number of retries of calls.");

    public static readonly Histogram<double> HeldBack =
        Meter.CreateHistogram<double>("twitch.helix.rate_limit.wait", "s", "Time that calls waited for rate limits.");

    public static readonly Histogram<int> PointsLeft =
        Meter.CreateHistogram<int>("twitch.helix.rate_limit.remaining", "{point}", "Points left in the bucket after a call.");
}
