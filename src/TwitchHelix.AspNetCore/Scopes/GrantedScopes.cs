using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.AspNetCore.Login;

namespace TwitchHelix.AspNetCore.Scopes;

/// <summary>Reads what a user has granted.</summary>
internal static class GrantedScopes
{
    /// <returns>The scopes of the user's stored token. Null if there is none, or the user has to grant access again.</returns>
    /// <exception cref="HelixException">The store failed.</exception>
    public static async ValueTask<IReadOnlyList<string>?> OfAsync(TwitchLogin login, IServiceProvider services, CancellationToken cancellationToken)
    {
        var application = services.GetRequiredKeyedService<HelixApplication>(login.Application);
        var token = await application.Store.GetAsync(login.UserId, cancellationToken).ConfigureAwait(false);
        // Only Twitch knows the scopes of a token that was stored without them.
        if (token is { NeedsConsent: false, Scopes: null })
            token = await application.Tokens.GetAsync(login.UserId, cancellationToken).ConfigureAwait(false);
        return token is { NeedsConsent: false } ? token.Scopes : null;
    }
}
