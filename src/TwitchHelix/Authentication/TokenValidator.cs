using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Validates stored tokens, renews those that aren't valid any more, and stores what Twitch says about them.</summary>
internal sealed class TokenValidator(TokenStoreGuard store, ITwitchIdentity identity, UserTokenSource users, TokenMisfit misfit, HelixOptions options)
{
    public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    /// <summary>Validates the token that is stored for a user now, if there is one that doesn't need consent.</summary>
    /// <exception cref="HelixException">Twitch can't be reached, the store failed, or the token isn't this application's.</exception>
    public async Task ValidateAsync(string userId, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(userId, cancellationToken).ConfigureAwait(false) is { NeedsConsent: false } token)
            await ValidateAsync(token, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Validates a stored token.</summary>
    /// <returns>Whether the user's token is valid now.</returns>
    /// <exception cref="HelixException">Twitch can't be reached, the store failed, or the token isn't this application's.</exception>
    public async Task<bool> ValidateAsync(HelixToken token, CancellationToken cancellationToken)
    {
        TokenOwner.Check(token, options);
        if (await identity.ValidateAsync(token.AccessToken, cancellationToken).ConfigureAwait(false) is not { } validation)
            return await users.RenewAsync(token, cancellationToken).ConfigureAwait(false) is null or { NeedsConsent: false };
        if (await misfit.FindAsync(token, validation).ConfigureAwait(false) is { } fault)
            return fault.NeedsConsent ? false : throw fault;
        if (!IsKnown(validation, token))
            // If a newer token was stored meanwhile, that one stays.
            await store.SetAsync(token.With(validation), token, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static bool IsKnown(TokenValidation validation, HelixToken token) =>
        token.ClientId is not null
        && token.Scopes?.SequenceEqual(validation.Scopes) == true
        && (validation.UserLogin is null || validation.UserLogin == token.UserLogin);
}
