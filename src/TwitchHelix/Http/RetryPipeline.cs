using System.Net;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using TwitchHelix.Diagnostics;

namespace TwitchHelix.Http;

/// <summary>Says which calls are sent again after which failures, and when.</summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<HelixCall> CallKey = new("TwitchHelix.Call");

    private readonly HelixRetryOptions options;
    private readonly RetryBudget budget;
    private readonly ILogger logger;

    private RetryPipeline(HelixRetryOptions options, ILogger logger)
    {
        this.options = options;
        this.logger = logger;
        budget = new RetryBudget(options.Budget);
    }

    public static ResiliencePipeline Create(HelixRetryOptions options, TimeProvider timeProvider, ILogger logger)
    {
        if (options.MaxRetries == 0)
            return ResiliencePipeline.Empty;
        var rules = new RetryPipeline(options, logger);
        return new ResiliencePipelineBuilder { TimeProvider = timeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = options.MaxRetries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.Delay,
                MaxDelay = options.MaxDelay,
                ShouldHandle = args => new(rules.ShouldRetry(Call(args.Context), args.Outcome.Exception, args.AttemptNumber)),
                DelayGenerator = args => new(TimeAsked(Call(args.Context).Operation, args.Outcome.Exception)),
                OnRetry = rules.OnRetryAsync,
            })
            .Build();
    }

    /// <summary>Tries a call until the pipeline is content.</summary>
    public static async ValueTask<HelixAnswer> ExecuteAsync(ResiliencePipeline pipeline, HelixCall call, Func<HelixCall, ValueTask<HelixAnswer>> tryAsync)
    {
        var context = ResilienceContextPool.Shared.Get(call.Operation.Name, continueOnCapturedContext: false, call.Deadline.Token);
        context.Properties.Set(CallKey, call);
        try
        {
            return await pipeline.ExecuteAsync(static (_, state) => state.tryAsync(state.call), context, (call, tryAsync)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static HelixCall Call(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);

    private bool ShouldRetry(HelixCall call, Exception? exception, int retries)
    {
        if (exception is null)
        {
            budget.Succeeded();
            return false;
        }
        // Polly asks after the last try, too.
        if (retries == options.MaxRetries || !call.WasSent || TimeAsked(call.Operation, exception) is { } asked && (asked > options.MaxDelay || !call.Deadline.Allows(asked)))
            return false;
        return exception is HelixRateLimitException || (MayHelp(call, exception) && budget.TryTake());
    }

    private static bool MayHelp(HelixCall call, Exception exception) =>
        call.Broken is { } broken ? call.Operation.IsRepeatable || ConnectFault.Is(broken)
        : call.Operation.IsRepeatable && exception is HelixApiException { StatusCode: var status }
            && (status is HttpStatusCode.InternalServerError or HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout || (status == HttpStatusCode.ServiceUnavailable && call.Unavailable == 1));

    /// <summary>How long to wait as far as the answer tells. Null if it does not.</summary>
    private static TimeSpan? TimeAsked(HelixOperation operation, Exception? exception) => exception switch
    {
        HelixApiException { RetryAfter: { } told } => told,
        // The pacing holds the next try back until the bucket is full again.
        HelixRateLimitException { RateLimit.Remaining: 0 } => TimeSpan.Zero,
        // The operation's own limit, of which others took a part: the time in which one call more is allowed.
        HelixRateLimitException when operation.RateLimits.Count > 0 => operation.RateLimits.Min(limit => TimeSpan.FromTicks(limit.Period.Ticks / limit.Calls)),
        _ => null,
    };

    private ValueTask OnRetryAsync(OnRetryArguments<object> args)
    {
        var call = Call(args.Context);
        logger.Retrying(call.Operation.Name, args.AttemptNumber + 1, args.Outcome.Exception?.Message ?? "", args.RetryDelay.TotalMilliseconds);
        return default;
    }
}
