using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Gets the users' tokens: reads them from the store at each call, and renews each once for all callers.</summary>
internal sealed class UserTokenSource(ITokenStore store, TokenRenewal renewal, ScopeLookup lookup, RenewalTime renewalTime, TimeProvider timeProvider)
{
    private readonly SharedRun<HelixToken?> runs = new(timeProvider);
    private readonly SharedRun<HelixToken?> lookups = new(timeProvider);

    /// <summary>Gets the user's token, renewed if it is about to expire, and with its scopes.</summary>
    /// <returns>Null if the store has none; a token that needs consent if Twitch no longer renews it.</returns>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await store.GetAsync(userId, cancellationToken).ConfigureAwait(false);
        // A token that can't be renewed is used until it expires.
        if (token is { NeedsConsent: false } && renewalTime.IsDue(token.ExpiresAt, token.IssuedAt)
            && !(string.IsNullOrEmpty(token.RefreshToken) && token.ExpiresAt > timeProvider.GetUtcNow()))
            token = await ReplaceAsync(token, cancellationToken).ConfigureAwait(false);
        return ScopeLookup.IsNeeded(token) ? await LookUpScopesAsync(token, cancellationToken).ConfigureAwait(false) : token;
    }

    /// <summary>Gets the first stored tokens as they are, at most so many.</summary>
    public async ValueTask<IReadOnlyList<HelixToken>> FirstAsync(int count, CancellationToken cancellationToken)
    {
        List<HelixToken> first = [];
        await foreach (var token in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            first.Add(token);
            if (first.Count == count)
                break;
        }
        return first;
    }

    /// <summary>Gets a token in place of one that has expired or was rejected: the one that the store holds by now, or a renewed one.</summary>
    /// <returns>As <see cref="GetAsync"/>.</returns>
    public async Task<HelixToken?> RenewAsync(HelixToken stale, CancellationToken cancellationToken)
    {
        var token = await ReplaceAsync(stale, cancellationToken).ConfigureAwait(false);
        return ScopeLookup.IsNeeded(token) ? await LookUpScopesAsync(token, cancellationToken).ConfigureAwait(false) : token;
    }

    /// <summary>Waits until the tokens that are being renewed are stored.</summary>
    public Task WhenRenewedAsync() => runs.WhenEndedAsync();

    private async Task<HelixToken?> LookUpScopesAsync(HelixToken token, CancellationToken cancellationToken)
    {
        var known = await lookups.JoinAsync(token.Version, () => lookup.RunAsync(token), cancellationToken).ConfigureAwait(false);
        if (!ScopeLookup.IsNeeded(known))
            return known;
        // Twitch says that the token isn't valid.
        var renewed = await ReplaceAsync(known, cancellationToken).ConfigureAwait(false);
        if (!ScopeLookup.IsNeeded(renewed))
            return renewed;
        known = await lookups.JoinAsync(renewed.Version, () => lookup.RunAsync(renewed), cancellationToken).ConfigureAwait(false);
        return ScopeLookup.IsNeeded(known)
            ? throw new HelixAuthorizationException($"The token of user {known.UserId} was renewed, and the new one isn't valid either.")
            {
                UserId = known.UserId,
            }
            : known;
    }

    private async Task<HelixToken?> ReplaceAsync(HelixToken stale, CancellationToken cancellationToken)
    {
        var token = await runs.JoinAsync(stale.UserId, () => renewal.RunAsync(stale), cancellationToken).ConfigureAwait(false);
        // The run may have been the renewal of an older token.
        return token is { NeedsConsent: false } && token.AccessToken == stale.AccessToken
            ? await runs.JoinAsync(stale.UserId, () => renewal.RunAsync(stale), cancellationToken).ConfigureAwait(false)
            : token;
    }
}
