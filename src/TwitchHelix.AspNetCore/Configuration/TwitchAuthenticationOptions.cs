using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore;

/// <summary>
/// The options of «Log in with Twitch». Client ID, client secret and addresses are those of the application's <see cref="HelixOptions"/>, whatever is set here.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#authorization-code-grant-flow"/>
public class TwitchAuthenticationOptions : OAuthOptions
{
    internal const string OpenId = "openid";

    /// <summary>Creates options with the defaults: no scopes, and the claims of <see cref="TwitchClaimTypes"/>.</summary>
    public TwitchAuthenticationOptions()
    {
        CallbackPath = TwitchAuthenticationDefaults.CallbackPath;
        // Twitch sends the browser back by a link, with which browsers send Lax cookies. They refuse SameSite=None over http, as on a developer's machine.
        CorrelationCookie.SameSite = SameSiteMode.Lax;
        CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "id");
        ClaimActions.MapJsonKey(ClaimTypes.Name, "display_name");
        ClaimActions.MapJsonKey(ClaimTypes.Email, "email", ClaimValueTypes.Email);
        ClaimActions.MapJsonKey(TwitchClaimTypes.Login, "login");
        ClaimActions.MapJsonKey(TwitchClaimTypes.DisplayName, "display_name");
        ClaimActions.MapJsonKey(TwitchClaimTypes.ProfileImageUrl, "profile_image_url");
        ClaimActions.MapJsonKey(TwitchClaimTypes.BroadcasterType, "broadcaster_type");
    }

    /// <summary>The name of the application, as passed to <c>AddTwitchHelix</c>. Default: empty, for the application without a name.</summary>
    public string Application { get; set; } = "";

    /// <summary>
    /// Whether Twitch asks even if the user has granted everything before; the user can then choose another account. Default: false.
    /// </summary>
    public bool ForceVerify { get; set; }

    /// <summary>
    /// The claims to request for the ID token, such as <c>email</c>. They need <c>openid</c> among the scopes. The ID token, its nonce among the rest, is
    /// verified whenever <c>openid</c> is among the scopes. Empty for none.
    /// </summary>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/#requesting-claims"/>
    public ICollection<string> IdTokenClaims { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>
    /// The path of the app's own page for users whose consent is gone; <c>UseTwitchConsent</c> redirects to it, with the address that the user wanted in the
    /// query's <c>returnUrl</c>. It must let in everybody. Empty for the built-in page.
    /// </summary>
    public PathString ConsentLostPath { get; set; }

    /// <summary>Checks the options.</summary>
    /// <exception cref="InvalidOperationException"><see cref="RemoteAuthenticationOptions.SaveTokens"/> or <see cref="OAuthOptions.UsePkce"/> is set, there is
    /// no client secret, or <see cref="IdTokenClaims"/> lack the scope <c>openid</c>.</exception>
    public override void Validate()
    {
        if (SaveTokens)
            throw new InvalidOperationException(
                "TwitchAuthenticationOptions.SaveTokens is set. The cookie holds no token, because nothing renews or checks it there: "
                + "the token is in the ITokenStore, and IHelixTokens.GetAsync(userId) gets it.");
        if (UsePkce)
            throw new InvalidOperationException("TwitchAuthenticationOptions.UsePkce is set, but Twitch has no PKCE.");
        if (string.IsNullOrEmpty(ClientSecret))
            throw new InvalidOperationException("HelixOptions.ClientSecret is missing: Twitch exchanges the code of a log-in only with it.");
        if (IdTokenClaims.Count > 0 && !Scope.Contains(OpenId))
            throw new InvalidOperationException("TwitchAuthenticationOptions.IdTokenClaims need the scope 'openid': add it to Scope.");
        base.Validate();
    }
}
