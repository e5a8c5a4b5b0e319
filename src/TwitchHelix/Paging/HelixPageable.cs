using System.Runtime.CompilerServices;

namespace TwitchHelix;

/// <summary>
/// A paged list. Enumerate it with <c>await foreach</c>: item by item, or page by page through <see cref="AsPages"/>.
/// The first call is made when the enumeration starts, and each page is fetched when it is needed. Every enumeration starts from the beginning.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#pagination"/>
public sealed class HelixPageable<T> : IAsyncEnumerable<T>
{
    // Twitch can send an empty page in the middle of a list. This many in a row end the list.
    private const int MaxEmptyPages = 10;

    private readonly Func<string?, CancellationToken, Task<IHelixPage<T>>> getPage;
    private readonly CancellationToken cancellationToken;

    /// <summary>Creates a list, for a test double of a client.</summary>
    /// <param name="getPage">Gets the page of a cursor, or the first page for null.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    public HelixPageable(Func<string?, CancellationToken, Task<IHelixPage<T>>> getPage, CancellationToken cancellationToken = default)
    {
        this.getPage = getPage ?? throw new ArgumentNullException(nameof(getPage));
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Enumerates the list item by item.</summary>
    /// <param name="cancellationToken">Cancels this enumeration, as does the token that created the list.</param>
    /// <returns>The items, in Twitch's order.</returns>
    /// <exception cref="HelixException">A page could not be fetched. The pages before it are unaffected.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (var page in AsPages(null, cancellationToken).ConfigureAwait(false))
            foreach (var item in page.Items)
                yield return item;
    }

    /// <summary>
    /// Enumerates the list page by page. The enumeration ends at a page without a cursor, at a repeated cursor, and after ten empty pages in a row.
    /// </summary>
    /// <param name="cursor">The <see cref="IHelixPage{T}.Cursor"/> of the page before the first one to get. Null for the first page of the list.</param>
    /// <param name="cancellationToken">Cancels this enumeration, as does the token that created the list.</param>
    /// <returns>The pages, each a complete answer.</returns>
    /// <exception cref="HelixException">A page could not be fetched. The pages before it are unaffected.</exception>
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
            // The cursor of an earlier page means that the list started over: its items were returned before.
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
