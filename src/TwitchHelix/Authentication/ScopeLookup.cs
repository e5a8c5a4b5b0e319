using System.Diagnostics.CodeAnalysis;

namespace TwitchHelix.Authentication;

/// <summary>Asks Twitch for the scopes of a token that was stored without them, and stores the answer.</summary>
internal sealed class ScopeLookup(ITokenStore store, ITwitchIdentity identity, TokenMisfit misfit)
{
    /// <returns>
    /// The token that the store holds now. Null if it holds none any more. Its scopes stay unknown if Twitch says that it isn't valid.
    /// </returns>
    /// <exception cref="HelixAuthorizationException">The token is another user's, or another application's.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    public async Task<HelixToken?> RunAsync(HelixToken token)
    {
        // The previous run may have stored the scopes after the caller read the token.
        var held = await store.GetAsync(token.UserId).ConfigureAwait(false);
        while (IsNeeded(held))
        {
            if (await identity.ValidateAsync(held.AccessToken).ConfigureAwait(false) is not { } validation)
                return held;
            if (await misfit.FindAsync(held, validation).ConfigureAwait(false) is { } fault)
                throw fault;
            var described = held.With(validation);
            if (await store.SetAsync(described, held).ConfigureAwait(false))
                return described;
            held = await store.GetAsync(token.UserId).ConfigureAwait(false);
        }
        return held;
    }

    /// <summary>Whether the scopes aren't known, and matter.</summary>
    public static bool IsNeeded([NotNullWhen(true)] HelixToken? token) => token is { NeedsConsent: false, Scopes: null };
}
