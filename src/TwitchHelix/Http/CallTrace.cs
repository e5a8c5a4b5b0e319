using System.Diagnostics;
using Microsoft.Extensions.Logging;
using TwitchHelix.Diagnostics;
using TwitchHelix.Errors;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>Records one call as an activity, in the metrics and in the log, under OpenTelemetry's names where it has them.</summary>
/// <seealso href="https://opentelemetry.io/docs/specs/semconv/http/"/>
internal sealed class CallTrace : IDisposable
{
    private readonly HelixCall call;
    private readonly Uri baseAddress;
    private readonly TimeProvider timeProvider;
    private readonly ILogger logger;
    private readonly Activity? activity;
    private readonly long started;
    private int? status;
    private string? errorType;
    private HelixRateLimit? rateLimit;

    private CallTrace(HelixCall call, Uri baseAddress, TimeProvider timeProvider, ILogger logger)
    {
        this.call = call;
        this.baseAddress = baseAddress;
        this.timeProvider = timeProvider;
        this.logger = logger;
        started = timeProvider.GetTimestamp();
        activity = HelixTelemetry.Activities.StartActivity(call.Operation.IsRaw ? call.Operation.Method.Method : call.Operation.Name, ActivityKind.Client);
    }

    // A raw path may contain an ID, and each ID would become a metric of its own.
    private string OperationTag => call.Operation.IsRaw ? "raw" : call.Operation.Name;

    public static CallTrace Start(HelixCall call, Uri baseAddress, TimeProvider timeProvider, ILogger logger) => new(call, baseAddress, timeProvider, logger);

    public void Answered(Answer answer)
    {
        status = (int)answer.Status;
        rateLimit = answer.RateLimit;
    }

    public void Failed(Exception exception)
    {
        if (exception is HelixException { StatusCode: { } code })
            status = (int)code;
        errorType = ErrorType.Of(exception);
        rateLimit = (exception as HelixApiException)?.RateLimit;
        activity?.SetStatus(ActivityStatusCode.Error, exception.Message);
    }

    public void Dispose()
    {
        var duration = timeProvider.GetElapsedTime(started);
        if (status is { } answered)
            logger.CallEnded(call.Operation.Name, answered, duration.TotalMilliseconds, call.Retries, call.HeldBack.TotalMilliseconds);
        else
            logger.CallUnanswered(call.Operation.Name, errorType, duration.TotalMilliseconds, call.Retries, call.HeldBack.TotalMilliseconds);
        if (HelixTelemetry.CallDuration.Enabled || HelixTelemetry.PointsLeft.Enabled || HelixTelemetry.HeldBack.Enabled || HelixTelemetry.Retries.Enabled)
            Measure(duration);
        if (activity is null)
            return;
        Describe(activity);
        activity.Dispose();
    }

    private void Measure(TimeSpan duration)
    {
        var tags = new TagList
        {
            { "http.request.method", call.Operation.Method.Method },
            { "server.address", baseAddress.Host },
            { "server.port", baseAddress.Port },
            { "twitch.operation", OperationTag },
        };
        if (call.HeldBack > TimeSpan.Zero)
            HelixTelemetry.HeldBack.Record(call.HeldBack.TotalSeconds, tags);
        if (call.Retries > 0)
            HelixTelemetry.Retries.Add(call.Retries, tags);
        if (rateLimit is not null)
        {
            var bucketTags = tags;
            bucketTags.Add("twitch.rate_limit.bucket", call.Bucket);
            HelixTelemetry.PointsLeft.Record(rateLimit.Remaining, bucketTags);
        }
        if (status is not null)
            tags.Add("http.response.status_code", status);
        if (errorType is not null)
            tags.Add("error.type", errorType);
        HelixTelemetry.CallDuration.Record(duration.TotalSeconds, tags);
    }

    private void Describe(Activity described)
    {
        described.SetTag("http.request.method", call.Operation.Method.Method)
            .SetTag("server.address", baseAddress.Host)
            .SetTag("server.port", baseAddress.Port)
            .SetTag(call.Operation.IsRaw ? "url.path" : "url.template", $"{baseAddress.AbsolutePath.TrimEnd('/')}/{call.Operation.Path}")
            .SetTag("twitch.operation", OperationTag)
            .SetTag("http.response.status_code", status)
            .SetTag("error.type", errorType);
        if (call.Retries > 0)
            described.SetTag("http.request.resend_count", call.Retries);
        if (call.HeldBack > TimeSpan.Zero)
            described.SetTag("twitch.rate_limit.wait", call.HeldBack.TotalSeconds);
    }
}
