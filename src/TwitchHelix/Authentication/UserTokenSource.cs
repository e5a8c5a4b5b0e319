using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Gets the users' tokens: reads them from the store at each call, and renews each once for all callers.</summary>
internal sealed class UserTokenSource(ITokenStore store, Renewals<HelixToken> renewals, ScopeLookup lookup, TimeProvider timeProvider)
{
    private readonly SharedRun<HelixToken?> lookups = new(timeProvider);

    /// <summary>Gets the user's token for a call, with its scopes. If it is due for renewal and still valid, it is renewed beside.</summary>
    /// <returns>Null if the store has none; a token that needs consent if Twitch no longer renews it.</returns>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await store.GetAsync(userId, cancellationToken).ConfigureAwait(false);
        if (token is { NeedsConsent: false })
            token = await renewals.GetAsync(token, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Gets the user's token, renewed if it is due, and with its scopes.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>As <see cref="GetAsync"/>. If the renewal fails, the token as long as it is valid.</returns>
    public async ValueTask<HelixToken?> GetNewestAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await store.GetAsync(userId, cancellationToken).ConfigureAwait(false);
        if (token is { NeedsConsent: false })
            token = await renewals.GetNewestAsync(token, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(token, cancellationToken).ConfigureAwait(false);
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
        var token = await renewals.ReplaceAsync(stale, cancellationToken).ConfigureAwait(false);
        return await DescribeAsync(token, cancellationToken).ConfigureAwait(false);
    }

    private ValueTask<HelixToken?> DescribeAsync(HelixToken? token, CancellationToken cancellationToken) =>
        ScopeLookup.IsNeeded(token) ? new(LookUpScopesAsync(token, cancellationToken)) : new(token);

    /// <summary>Whether it is time to renew a token.</summary>
    public bool IsDue(HelixToken token) => renewals.IsDue(token);

    /// <summary>Waits until the tokens that are being renewed are stored.</summary>
    public Task WhenRenewedAsync() => renewals.WhenEndedAsync();

    private async Task<HelixToken?> LookUpScopesAsync(HelixToken token, CancellationToken cancellationToken)
    {
        var known = await lookups.JoinAsync(token.Version, () => lookup.RunAsync(token), cancellationToken).ConfigureAwait(false);
        if (!ScopeLookup.IsNeeded(known))
            return known;
        // Twitch says that the token isn't valid.
        var renewed = await renewals.ReplaceAsync(known, cancellationToken).ConfigureAwait(false);
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
}
