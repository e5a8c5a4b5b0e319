using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>The tokens of a client: waiting for them ends when the client is disposed.</summary>
internal sealed class EndingTokens(IHelixTokens tokens, ClientLifetime lifetime) : IHelixTokens
{
    public event EventHandler<ConsentNeededEventArgs>? ConsentNeeded
    {
        add => tokens.ConsentNeeded += value;
        remove => tokens.ConsentNeeded -= value;
    }

    public Task<HelixToken> AddAsync(HelixToken token, CancellationToken cancellationToken) =>
        lifetime.RunAsync(cancel => tokens.AddAsync(token, cancel), cancellationToken);

    public Task<HelixToken> AddAsync(string accessToken, string? refreshToken, CancellationToken cancellationToken) =>
        lifetime.RunAsync(cancel => tokens.AddAsync(accessToken, refreshToken, cancel), cancellationToken);

    public Task<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken) =>
        lifetime.RunAsync(cancel => tokens.GetAsync(userId, cancel), cancellationToken);

    // Waits for the store alone, which limits the time.
    public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken) => tokens.ListAsync(cancellationToken);

    public Task<bool> RemoveAsync(string userId, CancellationToken cancellationToken) =>
        lifetime.RunAsync(cancel => tokens.RemoveAsync(userId, cancel), cancellationToken);

    public Task<bool> RevokeAsync(string userId, CancellationToken cancellationToken) =>
        lifetime.RunAsync(cancel => tokens.RevokeAsync(userId, cancel), cancellationToken);

    public Task<IReadOnlyList<string>> ValidateAsync(CancellationToken cancellationToken) => lifetime.RunAsync(tokens.ValidateAsync, cancellationToken);
}
