using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Serialization;

namespace TwitchHelix.Batching;

/// <summary>Combines single look-ups into one call of an operation, and splits its answer.</summary>
/// <param name="parameter">The query parameter that is repeated for each key.</param>
/// <param name="limit">The maximum number of keys in a call.</param>
/// <param name="isPaged">Whether the answer has pages. The call then requests the largest page.</param>
/// <param name="comparer">Compares keys as Twitch does.</param>
/// <param name="create">Creates an empty answer.</param>
/// <param name="items">Gets the items of an answer.</param>
/// <param name="key">Gets the key of an item.</param>
internal sealed class BatchLookup<TAnswer, TItem>(
    string parameter,
    int limit,
    bool isPaged,
    StringComparer comparer,
    Func<TAnswer> create,
    Func<TAnswer, IReadOnlyList<TItem>> items,
    Func<TItem, string?> key)
    where TAnswer : HelixResponse, IJsonFields
    where TItem : class
{
    public int Limit => limit;

    public StringComparer Comparer => comparer;

    /// <summary>Makes the call for at most <see cref="Limit"/> keys.</summary>
    /// <returns>The found items by key.</returns>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<IReadOnlyDictionary<string, TItem>> CallAsync(
        HelixCaller caller,
        HelixRequest request,
        IEnumerable<string> keys,
        CancellationToken cancellationToken)
    {
        var query = new HelixQuery(request.Query).Add(parameter, keys).Add("first", isPaged ? limit : null);
        var answer = await caller.SendAsync(request.With(query), create, cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, TItem>(comparer);
        foreach (var item in items(answer))
            if (key(item) is { } name)
                found[name] = item;
        return found;
    }
}
