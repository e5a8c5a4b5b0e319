using System.Diagnostics.Metrics;

namespace TwitchHelix.Diagnostics;

/// <summary>Creates histograms whose buckets fit. From .NET 9 on an instrument advises them; before, an app sets them in a view.</summary>
internal static class Histograms
{
    /// <summary>Creates a histogram of seconds. Its buckets are those that OpenTelemetry has for HTTP, and more up to five minutes.</summary>
    /// <seealso href="https://opentelemetry.io/docs/specs/semconv/http/http-metrics/"/>
    public static Histogram<double> CreateDurations(this Meter meter, string name, string description) =>
#if NET9_0_OR_GREATER
        meter.CreateHistogram(name, "s", description, tags: null, Advice(
            0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0, 30.0, 60.0, 120.0, 300.0));
#else
        meter.CreateHistogram<double>(name, "s", description);
#endif

    /// <summary>Creates a histogram of points. A bucket has 800 of them, unless Twitch gave the application more.</summary>
    public static Histogram<int> CreatePoints(this Meter meter, string name, string description) =>
#if NET9_0_OR_GREATER
        meter.CreateHistogram(name, "{point}", description, tags: null, Advice(0, 1, 10, 25, 50, 100, 200, 300, 400, 500, 600, 700, 800, 1600, 3200));
#else
        meter.CreateHistogram<int>(name, "{point}", description);
#endif

#if NET9_0_OR_GREATER
    private static InstrumentAdvice<T> Advice<T>(params T[] boundaries)
        where T : struct => new() { HistogramBucketBoundaries = boundaries };
#endif
}
