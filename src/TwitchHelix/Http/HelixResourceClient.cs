using TwitchHelix.Calls;
using TwitchHelix.Serialization;

namespace TwitchHelix.Http;

/// <summary>The base of the generated clients: each of their methods calls one of these methods.</summary>
internal abstract class HelixResourceClient(HelixCaller caller)
{
    /// <summary>The connection of the calls, with the choices of their caller.</summary>
    public HelixCaller Caller => caller;

    protected Task<T> SendAsync<T>(HelixRequest request, Func<T> create, CancellationToken cancellationToken)
        where T : HelixResponse, IJsonFields => caller.SendAsync(request, create, cancellationToken);

    protected Task<string> SendTextAsync(HelixRequest request, CancellationToken cancellationToken) => caller.SendTextAsync(request, cancellationToken);

    protected Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => caller.SendAsync(request, cancellationToken);

    /// <param name="first">The request of the first page.</param>
    /// <param name="create">Creates an empty page.</param>
    /// <param name="cancellationToken">Cancels every enumeration.</param>
    protected HelixPageable<TItem> Pages<TPage, TItem>(HelixRequest first, Func<TPage> create, CancellationToken cancellationToken)
        where TPage : HelixResponse, IHelixPage<TItem>, IJsonFields
    {
        // All pages go with the same user's token, wherever they are enumerated.
        var settled = caller.Settled();
        return new(async (cursor, token) => await settled.SendAsync(first.AtCursor(cursor), create, token).ConfigureAwait(false), cancellationToken);
    }
}
