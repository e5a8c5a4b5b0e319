namespace TwitchHelix.Http;

/// <summary>The base of the generated clients: each of their methods is one call of one of these.</summary>
internal abstract class HelixResourceClient(HelixCaller caller)
{
    protected Task<T> SendAsync<T>(HelixOperation operation, HelixQuery query, object? body, string? actingUser, CancellationToken cancellationToken)
        where T : class => caller.SendAsync<T>(new HelixRequest(operation, query.ToString(), body, actingUser), cancellationToken);

    protected Task SendAsync(HelixOperation operation, HelixQuery query, object? body, string? actingUser, CancellationToken cancellationToken) =>
        caller.SendAsync(new HelixRequest(operation, query.ToString(), body, actingUser), cancellationToken);

    /// <param name="operation">The operation.</param>
    /// <param name="query">The query without a cursor; it is read now, so that every page has the same.</param>
    /// <param name="actingUser">The ID of the user that the token must be of.</param>
    /// <param name="cancellationToken">Cancels every walk.</param>
    protected HelixPageable<TItem> Pages<TPage, TItem>(HelixOperation operation, HelixQuery query, string? actingUser, CancellationToken cancellationToken)
        where TPage : class, IHelixPage<TItem>
    {
        var first = query.ToString();
        return new HelixPageable<TItem>(
            async (cursor, token) =>
            {
                var text = cursor is null ? first : $"{first}{(first.Length == 0 ? '?' : '&')}after={Uri.EscapeDataString(cursor)}";
                return await caller.SendAsync<TPage>(new HelixRequest(operation, text, body: null, actingUser), token).ConfigureAwait(false);
            },
            cancellationToken);
    }
}
