using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;
using TwitchHelix.Diagnostics;
using TwitchHelix.Errors;

namespace TwitchHelix.Transport;

/// <summary>Sends a request again if that is the remedy of its failure.</summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<CallDeadline> DeadlineKey = new("TwitchHelix.Deadline");

    private readonly HelixRetryOptions options;
    private readonly RetryBudget budget;
    private readonly ILogger logger;

    private RetryPipeline(HelixRetryOptions options, ILogger logger)
    {
        this.options = options;
        this.logger = logger;
        budget = new RetryBudget(options.Budget);
    }

    /// <summary>Creates the pipeline for the rules of the options.</summary>
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
                ShouldHandle = args => new(rules.ShouldRetry(args.Context, args.Outcome.Exception, args.AttemptNumber)),
                DelayGenerator = static args => new((args.Outcome.Exception as HelixException)?.RemedyDelay),
                OnRetry = rules.OnRetryAsync,
            })
            .Build();
    }

    /// <summary>Runs attempts until the pipeline stops.</summary>
    public static async ValueTask<TResult> ExecuteAsync<TResult, TState>(
        ResiliencePipeline pipeline, string name, CallDeadline deadline, Func<TState, ValueTask<TResult>> tryAsync, TState state)
    {
        var context = ResilienceContextPool.Shared.Get(name, continueOnCapturedContext: false, deadline.Token);
        context.Properties.Set(DeadlineKey, deadline);
        try
        {
            return await pipeline.ExecuteAsync(static (_, each) => each.tryAsync(each.state), context, (tryAsync, state)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private bool ShouldRetry(ResilienceContext context, Exception? exception, int attempt)
    {
        if (exception is null)
        {
            budget.Succeeded();
            return false;
        }
        // Polly asks after the last try, too.
        if (exception is not HelixException failure || attempt == options.MaxRetries)
            return false;
        if (failure.RemedyDelay is { } asked && (asked > options.MaxDelay || !context.Properties.GetValue(DeadlineKey, null!).Allows(asked)))
            return false;
        return failure.Remedy switch
        {
            Remedy.Wait => true,
            Remedy.Repeat => budget.TryTake(),
            Remedy.RepeatOnce => attempt == 0 && budget.TryTake(),
            _ => false,
        };
    }

    private ValueTask OnRetryAsync(OnRetryArguments<object> args)
    {
        logger.Retrying(args.Context.OperationKey ?? "", args.AttemptNumber + 1, args.Outcome.Exception?.Message ?? "", args.RetryDelay.TotalMilliseconds);
        return default;
    }
}
