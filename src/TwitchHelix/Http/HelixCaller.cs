using TwitchHelix.Authentication;
using TwitchHelix.Batching;

namespace TwitchHelix.Http;

/// <summary>The connection as one caller wants it.</summary>
internal sealed class HelixCaller(HelixConnection connection, BatchCollector batches, CallerChoice choice)
{
    public HelixCaller With(TokenChoice token) => new(connection, batches, choice with { Token = token });

    public HelixCaller With(TimeSpan patience) => new(connection, batches, choice with { Patience = patience });

    public Task<T> SendAsync<T>(HelixRequest request, CancellationToken cancellationToken)
        where T : class => connection.SendAsync<T>(request, choice, cancellationToken);

    public Task<T?> SendRawAsync<T>(HelixRequest request, CancellationToken cancellationToken) => connection.SendRawAsync<T>(request, choice, cancellationToken);

    public Task SendAsync(HelixRequest request, CancellationToken cancellationToken) => connection.SendAsync(request, choice, cancellationToken);

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
        batches.GetAsync(lookup, request, this, choice, RequiredText.Of(key, parameter), cancellationToken);
}
