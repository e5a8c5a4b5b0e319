using TwitchHelix.Calls;

namespace TwitchHelix.Http;

/// <summary>The base of the generated clients: each of their methods calls one of these methods.</summary>
internal abstract class HelixResourceClient(HelixCaller caller)
{
    protected Task<T> SendAsync<T>(HelixRequest request, CancellationToken cancellationToken)
        where T : class => caller.SendAsync<T>(request, cancellationToken);

    protected Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => caller.SendAsync(request, cancellationToken);

    /// <param name="first">The request of the first page.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    protected HelixPageable<TItem> Pages<TPage, TItem>(HelixRequest first, CancellationToken cancellationToken)
        where TPage : class, IHelixPage<TItem> => new(
            async (cursor, token) => await caller.SendAsync<TPage>(first.AtCursor(cursor), token).ConfigureAwait(false),
            cancellationToken);
}
