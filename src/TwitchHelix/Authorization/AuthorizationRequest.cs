using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>
/// A request to a user for access. Keep it, or its <see cref="State"/> and <see cref="Nonce"/>, in that user's session until Twitch redirects the browser
/// back: <see cref="ITwitchIdentity.CompleteAuthorizationAsync"/> compares the redirect with it.
/// <para>After the redirect, take the state from the session even if it is null: a null state is refused as a wrong state is.</para>
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/"/>
public sealed class AuthorizationRequest
{
    /// <summary>The scopes to request. With <c>openid</c> among them, Twitch also sends an ID token. Empty for none.</summary>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/scopes/"/>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>What Twitch sends back. Default: a code.</summary>
    public AuthorizationResponseType ResponseType { get; set; }

    /// <summary>The address to which Twitch redirects the browser, exactly as registered. Null for <see cref="HelixOptions.RedirectUri"/>.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>Whether Twitch asks even if the user has granted everything before; the user can then choose another account. Default: false.</summary>
    public bool ForceVerify { get; set; }

    /// <summary>Ties the redirect to this request, so that nobody can inject another one. Null or empty to send none. Default: 256 random bits.</summary>
    public string? State { get; set; } = RandomText.Create();

    /// <summary>Ties the ID token to this request; it is sent with the scope <c>openid</c>. Empty to send none. Null, as from a session that has
    /// lost it, matches no ID token. Default: 256 random bits.</summary>
    public string? Nonce { get; set; } = RandomText.Create();

    /// <summary>The claims to request for the ID token, such as <c>email</c> and <c>preferred_username</c>. Empty for none.</summary>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/#requesting-claims"/>
    public IReadOnlyList<string> IdTokenClaims { get; set; } = [];
}
