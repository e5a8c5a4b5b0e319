namespace TwitchHelix;

/// <summary>One page of a list. It is the whole answer of the operation: cast it to that type for what else it has.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IHelixPage<out T>
{
    /// <summary>The items of this page. Empty if it has none; that need not be the last page.</summary>
    IReadOnlyList<T> Items { get; }

    /// <summary>The cursor that leads to the next page. Null or empty on the last page.</summary>
    string? Cursor { get; }

    /// <summary>The state of the rate limit's bucket after this page. Null if the answer did not tell.</summary>
    HelixRateLimit? RateLimit { get; }
}
