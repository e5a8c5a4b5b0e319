using System.Runtime.CompilerServices;

namespace TwitchHelix;

/// <summary>
/// A list that comes in pages. Walk it with <c>await foreach</c>: item by item, or page by page through <see cref="AsPages"/>.
/// Nothing is asked for until then, and each page only when it is needed. Every walk starts anew.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#pagination"/>
public sealed class HelixPageable<T> : IAsyncEnumerable<T>
{
    // Twitch may send an empty page in the middle of a list. More in a row than this are an end.
    private const int MaxEmptyPages = 10;

    private readonly Func<string?, CancellationToken, Task<IHelixPage<T>>> getPage;
    private readonly CancellationToken cancellationToken;

    /// <summary>Makes a list, as a test's stand-in for a client might.</summary>
    /// <param name="getPage">Gets the page that a cursor leads to; null is the first.</param>
    /// <param name="cancellationToken">Cancels every walk.</param>
    public HelixPageable(Func<string?, CancellationToken, Task<IHelixPage<T>>> getPage, CancellationToken cancellationToken = default)
    {
        this.getPage = getPage ?? throw new ArgumentNullException(nameof(getPage));
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Walks the list item by item.</summary>
    /// <param name="cancellationToken">Cancels this walk, as the token given to the method that made the list does.</param>
    /// <returns>The items, in Twitch's order.</returns>
    /// <exception cref="HelixException">A page could not be got; the pages before are not affected.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(null, cancellationToken).ConfigureAwait(false))
            foreach (var item in page.Items)
                yield return item;
    }

    /// <summary>
    /// Walks the list page by page. The walk ends at a page without a cursor, at a cursor that came before, and after ten
    /// empty pages in a row.
    /// </summary>
    /// <param name="cursor">Where to start: the <see cref="IHelixPage{T}.Cursor"/> of the last page that is already there. Null for the first page.</param>
    /// <param name="cancellationToken">Cancels this walk, as the token given to the method that made the list does.</param>
    /// <returns>The answers, each whole.</returns>
    /// <exception cref="HelixException">A page could not be got; the pages before are not affected.</exception>
    public async IAsyncEnumerable<IHelixPage<T>> AsPages(string? cursor = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(this.cancellationToken, cancellationToken);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var emptyPages = 0;
        while (true)
        {
            either.Token.ThrowIfCancellationRequested();
            var page = await getPage(cursor, either.Token).ConfigureAwait(false);
            var next = page.Cursor;
            // The cursor of an earlier page means that the list began again: its items were there before.
            if (!string.IsNullOrEmpty(next) && next != cursor && seen.Contains(next!))
                yield break;
            yield return page;
            emptyPages = page.Items.Count == 0 ? emptyPages + 1 : 0;
            if (string.IsNullOrEmpty(next) || next == cursor || emptyPages == MaxEmptyPages)
                yield break;
            seen.Add(next!);
            cursor = next;
        }
    }
}
