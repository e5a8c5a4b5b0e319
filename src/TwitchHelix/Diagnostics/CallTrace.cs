using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using TwitchHelix.Http;

namespace TwitchHelix.Diagnostics;

/// <summary>Tells of one call as an activity, in the metrics and in the log, by OpenTelemetry's names where it has them.</summary>
/// <seealso href="https://opentelemetry.io/docs/specs/semconv/http/"/>
internal sealed class CallTrace : IDisposable
{
    private readonly HelixCall call;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly Activity? activity;
    private readonly long started;
    private int? status;
    private string? errorType;

    private CallTrace(HelixCall call, Uri server, TimeProvider timeProvider, ILogger logger)
    {
        this.call = call;
        this.timeProvider = timeProvider;
        this.logger = logger;
        started = timeProvider.GetTimestamp();
        activity = HelixTelemetry.Activities.StartActivity(call.Operation.Name, ActivityKind.Client);
        activity?.SetTag("http.request.method", call.Operation.Method.Method)
            .SetTag("server.address", server.Host)
            .SetTag("server.port", server.Port)
            .SetTag("url.template", "/" + call.Operation.Path)
            .SetTag("twitch.operation", call.Operation.Name);
    }

    public static CallTrace Start(HelixCall call, Uri server, TimeProvider timeProvider, ILogger logger) => new(call, server, timeProvider, logger);

    public void Answered(HelixAnswer answer)
    {
        status = (int)answer.Status;
        if (HelixTelemetry.PointsLeft.Enabled && HelixRateLimit.Read(answer.Response.Headers) is { } rateLimit)
            HelixTelemetry.PointsLeft.Record(rateLimit.Remaining, new KeyValuePair<string, object?>("twitch.token", call.Token?.Kind.ToString()));
    }

    public HelixException Failed(HelixException exception)
    {
        status = (int?)exception.StatusCode;
        errorType = status?.ToString(CultureInfo.InvariantCulture) ?? exception.GetType().Name;
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
        return exception;
    }

    public void Canceled() => errorType = "canceled";

    public void Dispose()
    {
        var duration = timeProvider.GetElapsedTime(started);
        logger.CallEnded(call.Operation.Name, status, duration.TotalMilliseconds, call.Retries, call.HeldBack.TotalMilliseconds);
        var tags = new TagList { { "http.request.method", call.Operation.Method.Method }, { "twitch.operation", call.Operation.Name } };
        if (call.HeldBack > TimeSpan.Zero)
            HelixTelemetry.HeldBack.Record(call.HeldBack.TotalSeconds, tags);
        if (call.Retries > 0)
            HelixTelemetry.Retries.Add(call.Retries, tags);
        if (status is not null)
            tags.Add("http.response.status_code", status);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        HelixTelemetry.CallDuration.Record(duration.TotalSeconds, tags);
        if (activity is null)
            return;
        activity.SetTag("http.response.status_code", status).SetTag("error.type", errorType).SetTag("twitch.rate_limit.wait", call.HeldBack.TotalSeconds);
        if (call.Retries > 0)
            activity.SetTag("http.request.resend_count", call.Retries);
        activity.Dispose();
    }
}
