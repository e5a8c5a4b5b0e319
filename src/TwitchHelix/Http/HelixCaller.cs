using TwitchHelix.Authentication;
using TwitchHelix.Batching;

namespace TwitchHelix.Http;

/// <summary>The connection as one caller uses it: with the token that it asked for.</summary>
internal sealed class HelixCaller
{
    private readonly HelixConnection connection;
    private readonly BatchCollector batches;
    private readonly TokenChoice token;

    public HelixCaller(HelixConnection connection, BatchCollector batches)
        : this(connection, batches, TokenChoice.Default)
    {
    }

    private HelixCaller(HelixConnection connection, BatchCollector batches, TokenChoice token)
    {
        this.connection = connection;
        this.batches = batches;
        this.token = token;
    }

    public HelixCaller With(TokenChoice choice) => new(connection, batches, choice);

    public Task<T> SendAsync<T>(HelixRequest request, CancellationToken cancellationToken)
        where T : class => connection.SendAsync<T>(Ask(request), cancellationToken);

    public Task<T?> SendRawAsync<T>(HelixRequest request, CancellationToken cancellationToken) => connection.SendRawAsync<T>(Ask(request), cancellationToken);

    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => connection.SendAsync(Ask(request), cancellationToken);

    /// <summary>Looks up one item, in a call that others share.</summary>
    /// <param name="lookup">Which look-up it is.</param>
    /// <param name="request">The call without its keys.</param>
    /// <param name="key">The key of the item.</param>
    /// <param name="parameter">The name of the caller's parameter that holds the key.</param>
    /// <param name="cancellationToken">Cancels this look-up.</param>
    /// <exception cref="ArgumentException">The key is null or empty.</exception>
    public Task<TItem?> LookUpAsync<TAnswer, TItem>(BatchLookup<TAnswer, TItem> lookup, HelixRequest request, string key, string parameter, CancellationToken cancellationToken)
        where TAnswer : class
        where TItem : class =>
        key is null ? throw new ArgumentNullException(parameter)
        : key.Length == 0 ? throw new ArgumentException("The value may not be empty.", parameter)
        : batches.GetAsync(lookup, Ask(request), this, key, cancellationToken);

    private HelixRequest Ask(HelixRequest request)
    {
        request.Token = token;
        return request;
    }
}
