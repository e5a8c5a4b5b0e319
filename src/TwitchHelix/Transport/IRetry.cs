namespace TwitchHelix.Transport;

/// <summary>Sends a request again if that may help.</summary>
internal interface IRetry
{
    /// <summary>Makes attempts until one succeeds, or there are no more.</summary>
    /// <param name="name">The name of the request.</param>
    /// <param name="deadline">The time left for all attempts and the pauses between them.</param>
    /// <param name="tryAsync">Makes one attempt.</param>
    /// <param name="state">What an attempt needs.</param>
    ValueTask<TResult> ExecuteAsync<TResult, TState>(string name, CallDeadline deadline, Func<TState, ValueTask<TResult>> tryAsync, TState state);
}
