using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Compares a stored token with what Twitch says about it, and records in the store that it is another user's or another application's.</summary>
internal sealed class TokenMisfit(ITokenStore store, TokenRenewal renewal, HelixOptions options)
{
    /// <returns>What is wrong. Null if the token is the user's and this application's.</returns>
    /// <exception cref="HelixException">The store failed.</exception>
    public async Task<HelixAuthorizationException?> FindAsync(HelixToken token, TokenValidation validation)
    {
        var fault = TokenOwner.Fault(validation, options, token.UserId);
        if (fault is { NeedsConsent: true })
            await renewal.MarkAsync(token).ConfigureAwait(false);
        else if (fault is not null)
            // With its client ID, the refresh token is never sent with this application's secret. A newer token stays.
            await store.SetAsync(token.WithClientId(validation.ClientId), token).ConfigureAwait(false);
        return fault;
    }
}
