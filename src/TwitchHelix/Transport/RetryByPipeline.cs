using Polly;

namespace TwitchHelix.Transport;

/// <summary>The rules of a caller (<see cref="HelixRetryOptions.Pipeline"/>).</summary>
internal sealed class RetryByPipeline(ResiliencePipeline pipeline) : IRetry
{
    public async ValueTask<TResult> ExecuteAsync<TResult, TState>(
        string name, CallDeadline deadline, Func<TState, ValueTask<TResult>> tryAsync, TState state)
    {
        var context = ResilienceContextPool.Shared.Get(name, continueOnCapturedContext: false, deadline.Token);
        try
        {
            return await pipeline.ExecuteAsync(static (_, each) => each.tryAsync(each.state), context, (tryAsync, state)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }
}
