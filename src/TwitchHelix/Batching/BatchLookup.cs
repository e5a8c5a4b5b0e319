using TwitchHelix.Http;

namespace TwitchHelix.Batching;

/// <summary>How single look-ups become one call of an operation, and its answer becomes theirs.</summary>
/// <param name="parameter">The query parameter that is repeated, once a key.</param>
/// <param name="limit">How many keys a call takes.</param>
/// <param name="isPaged">Whether the answer comes in pages, so that a page of the full size is asked for.</param>
/// <param name="comparer">When two keys are the same to Twitch.</param>
/// <param name="items">The items in an answer.</param>
/// <param name="key">The key of an item.</param>
internal sealed class BatchLookup<TAnswer, TItem>(
    string parameter,
    int limit,
    bool isPaged,
    StringComparer comparer,
    Func<TAnswer, IReadOnlyList<TItem>> items,
    Func<TItem, string?> key)
    where TAnswer : class
    where TItem : class
{
    public int Limit => limit;

    public StringComparer Comparer => comparer;

    /// <summary>Makes the call for some keys, no more than <see cref="Limit"/>.</summary>
    /// <returns>The items that Twitch has, by key.</returns>
    /// <exception cref="HelixException">The call failed.</exception>
    public async Task<IReadOnlyDictionary<string, TItem>> CallAsync(HelixCaller caller, HelixRequest request, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var query = new HelixQuery(request.Query).Add(parameter, keys).Add("first", isPaged ? limit : null);
        var answer = await caller.SendAsync<TAnswer>(request.With(query), cancellationToken).ConfigureAwait(false);
        var found = new Dictionary<string, TItem>(comparer);
        foreach (var item in items(answer))
            if (key(item) is { } name)
                found[name] = item;
        return found;
    }
}
