#if NET
using System.Runtime.CompilerServices;
#endif
using Microsoft.Extensions.Logging;
using TwitchHelix.Diagnostics;
using TwitchHelix.Errors;

namespace TwitchHelix.Transport;

/// <summary>The rules of <see cref="HelixRetryOptions"/>: sends a request again if that is the remedy of its failure.</summary>
internal sealed class RetryByRemedy(HelixRetryOptions options, TimeProvider timeProvider, ILogger logger) : IRetry
{
    private readonly RetryBudget budget = new(options.Budget);

#if NET
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public async ValueTask<TResult> ExecuteAsync<TResult, TState>(
        string name, CallDeadline deadline, Func<TState, ValueTask<TResult>> tryAsync, TState state)
    {
        for (var retries = 0; ; retries++)
        {
            TimeSpan delay;
            try
            {
                var result = await tryAsync(state).ConfigureAwait(false);
                budget.Succeeded();
                return result;
            }
            catch (HelixException e)
            {
                if (!MayRetry(e, retries, deadline))
                    throw;
                delay = e.RemedyDelay ?? Backoff.Delay(options, retries);
                logger.Retrying(name, retries + 1, e.Message, delay.TotalMilliseconds);
            }
            await Pause.ForAsync(delay, timeProvider, deadline.Token).ConfigureAwait(false);
        }
    }

    private bool MayRetry(HelixException failure, int retries, CallDeadline deadline)
    {
        if (retries >= options.MaxRetries)
            return false;
        if (failure.RemedyDelay is { } asked && (asked > options.MaxDelay || !deadline.Allows(asked)))
            return false;
        return failure.Remedy switch
        {
            Remedy.Wait => true,
            Remedy.Repeat => budget.TryTake(),
            Remedy.RepeatOnce => retries == 0 && budget.TryTake(),
            _ => false,
        };
    }
}
