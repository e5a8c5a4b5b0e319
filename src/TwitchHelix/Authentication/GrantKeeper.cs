using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>
/// Stores what a user grants when logging in. A valid stored token with more scopes stays: a log-in that asks for few scopes must not take away what the user
/// has granted before. If either token has scopes that the other lacks, only a token for all of them keeps what the user has granted.
/// </summary>
internal sealed class GrantKeeper(TokenStoreGuard store, ITwitchIdentity identity, UserTokenSource users, HelixOptions options)
{
    /// <summary>Finds the scopes to ask for if the new token and a valid stored one each have scopes that the other lacks.</summary>
    /// <returns>The scopes of both. Empty if the user has to be asked for nothing.</returns>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    public async Task<IReadOnlyList<string>> FindUnionAsync(HelixToken granted, CancellationToken cancellationToken)
    {
        if (granted.Scopes is not { } wanted
            || await store.FindAsync(granted.UserId, cancellationToken).ConfigureAwait(false) is not { NeedsConsent: false } held
            || await UsableAsync(held, scopes => IsMixed(scopes, wanted), cancellationToken).ConfigureAwait(false) is not { Scopes: { } known })
            return [];
        return [.. known.Union(wanted)];
    }

    /// <returns>The token that the store holds now: the new one, or the one with more scopes.</returns>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    public async Task<HelixToken> KeepAsync(HelixToken granted, CancellationToken cancellationToken)
    {
        // Two machines may log the same user in at the same time: what either stores is compared with what the other has stored.
        while (true)
        {
            var held = await store.FindAsync(granted.UserId, cancellationToken).ConfigureAwait(false);
            if (held is not null && await UsableAsync(held, scopes => HasMore(scopes, granted), cancellationToken).ConfigureAwait(false) is { } kept)
                return kept;
            if (await store.SetAsync(granted, held, cancellationToken).ConfigureAwait(false))
                return granted;
        }
    }

    /// <summary>Gets the stored token, renewed if it has to be, if its scopes fit and Twitch says that it is valid.</summary>
    private async Task<HelixToken?> UsableAsync(HelixToken held, Func<IReadOnlyList<string>, bool> fits, CancellationToken cancellationToken)
    {
        if (held.NeedsConsent || (held.Scopes is { } known && !fits(known)))
            return null;
        try
        {
            TokenOwner.Check(held, options);
            if (await identity.ValidateAsync(held.AccessToken, cancellationToken).ConfigureAwait(false) is { } validation)
                return TokenOwner.Fault(validation, options, held.UserId) is null && fits(validation.Scopes) ? held : null;
            var renewed = await users.RenewAsync(held, cancellationToken).ConfigureAwait(false);
            return renewed is { NeedsConsent: false, Scopes: { } scopes } && fits(scopes) ? renewed : null;
        }
        catch (HelixAuthorizationException)
        {
            // Nobody can use it any more.
            return null;
        }
    }

    private static bool HasMore(IReadOnlyList<string> scopes, HelixToken granted) =>
        granted.Scopes is { } wanted && wanted.All(scopes.Contains) && !scopes.All(wanted.Contains);

    private static bool IsMixed(IReadOnlyList<string> scopes, IReadOnlyList<string> wanted) => !wanted.All(scopes.Contains) && !scopes.All(wanted.Contains);
}
