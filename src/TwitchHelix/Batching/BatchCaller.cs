using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix.Batching;

/// <summary>Makes the look-ups of one caller.</summary>
internal sealed class BatchCaller(HelixCaller caller, BatchCollector batches)
{
    /// <summary>Looks up one item, in a call that other look-ups share.</summary>
    /// <param name="lookup">Which look-up it is.</param>
    /// <param name="request">The call without its keys.</param>
    /// <param name="key">The key of the item.</param>
    /// <param name="parameter">The name of the caller's parameter that holds the key.</param>
    /// <param name="cancellationToken">Cancels this look-up.</param>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    public Task<TItem?> LookUpAsync<TAnswer, TItem>(
        BatchLookup<TAnswer, TItem> lookup, HelixRequest request, string key, string parameter, CancellationToken cancellationToken)
        where TAnswer : HelixResponse, IJsonFields
        where TItem : class =>
        batches.GetAsync(lookup, request, caller, RequiredText.Of(key, parameter), cancellationToken);
}
