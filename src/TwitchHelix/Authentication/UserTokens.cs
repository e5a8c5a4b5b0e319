namespace TwitchHelix.Authentication;

/// <summary>The users' tokens: read from the store at each call, and renewed once for all who wait.</summary>
internal sealed class UserTokens(ITokenStore store, TokenRenewal renewal, RenewalTime renewalTime, TimeProvider timeProvider)
{
    private readonly SharedRun<HelixToken?> runs = new(timeProvider);

    /// <summary>The user's token, renewed if it is near its end.</summary>
    /// <returns>Null if the store has none; a token that needs consent if Twitch no longer renews it.</returns>
    public async ValueTask<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        var token = await store.GetAsync(userId, cancellationToken).ConfigureAwait(false);
        if (token is null || token.NeedsConsent || !renewalTime.IsDue(token.ExpiresAt, token.IssuedAt))
            return token;
        // What can't be renewed serves to its end.
        return string.IsNullOrEmpty(token.RefreshToken) && token.ExpiresAt > timeProvider.GetUtcNow() ? token : await RenewAsync(token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>As many stored tokens as are asked for, or all if there are fewer, as they are.</summary>
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

    /// <summary>A token in place of one that has ended or is rejected: what the store holds by now, or a renewed one.</summary>
    /// <returns>As <see cref="GetAsync"/>.</returns>
    public async Task<HelixToken?> RenewAsync(HelixToken stale, CancellationToken cancellationToken)
    {
        var token = await runs.JoinAsync(stale.UserId, () => renewal.RunAsync(stale), cancellationToken).ConfigureAwait(false);
        // Who joined the renewal of an older token has to wait for the next one.
        return token is { NeedsConsent: false } && token.AccessToken == stale.AccessToken
            ? await runs.JoinAsync(stale.UserId, () => renewal.RunAsync(stale), cancellationToken).ConfigureAwait(false)
            : token;
    }
}
