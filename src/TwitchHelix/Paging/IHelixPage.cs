namespace TwitchHelix;

/// <summary>One page of a list. The object is the operation's complete answer: cast it to that type for its other properties.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public interface IHelixPage<out T>
{
    /// <summary>The items of this page. An empty page is not necessarily the last.</summary>
    IReadOnlyList<T> Items { get; }

    /// <summary>The cursor of the next page. Null or empty on the last page.</summary>
    string? Cursor { get; }

    /// <summary>The state of the rate limit bucket after this page. Null if the answer doesn't have it.</summary>
    HelixRateLimit? RateLimit { get; }
}
