using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using TwitchHelix.Testing;

namespace StreamBoard;

/// <summary>Traces and metrics by OpenTelemetry: of requests, of calls to Twitch, of events, and of the runtime.</summary>
internal static class Telemetry
{
    private static readonly string[] Twitch = ["TwitchHelix", "TwitchHelix.EventSub"];

    /// <summary>
    /// Sends them to a collector if <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set, together with the log. Writes them to the terminal with
    /// <c>--telemetry console</c>. Otherwise collects none.
    /// </summary>
    /// <param name="builder">The app.</param>
    /// <param name="local">The server that takes the place of Twitch. Its side of the calls isn't the app's.</param>
    public static void AddTelemetry(this WebApplicationBuilder builder, HelixTestServer? local)
    {
        var isCollected = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var isShown = string.Equals(builder.Configuration["telemetry"], "console", StringComparison.OrdinalIgnoreCase);
        if (!isCollected && !isShown)
            return;

        var telemetry = builder.Services.AddOpenTelemetry()
            // OTEL_SERVICE_NAME wins.
            .ConfigureResource(resource => resource.AddService(builder.Environment.ApplicationName).AddEnvironmentVariableDetector())
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(options => options.Filter = context => context.Connection.LocalPort != local?.BaseAddress.Port)
                .AddHttpClientInstrumentation()
                .AddSource(Twitch))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter(Twitch));
        if (isCollected)
            telemetry.WithLogging().UseOtlpExporter();
        if (isShown)
            telemetry.WithTracing(traces => traces.AddConsoleExporter()).WithMetrics(metrics => metrics.AddConsoleExporter());
    }
}
