using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>
/// What a user is asked to grant. Keep it, or its <see cref="State"/> and <see cref="Nonce"/>, in that user's session until Twitch sends the browser
/// back: what comes back is checked against it.
/// <para>On the way back take the state as the session has it, also if that is null:
/// <see cref="ITwitchIdentity.CompleteAuthorizationAsync"/> then refuses, as it refuses a wrong state.</para>
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/"/>
public sealed class AuthorizationRequest
{
    /// <summary>The scopes to ask for. With <c>openid</c> among them an ID token comes too. Empty for none.</summary>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/scopes/"/>
    public IReadOnlyList<string> Scopes { get; set; } = [];

    /// <summary>What comes back: a code unless set.</summary>
    public AuthorizationResponseType ResponseType { get; set; }

    /// <summary>Where the browser is sent back to, exactly as registered. Null for <see cref="HelixOptions.RedirectUri"/>.</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>Whether the user is asked again although everything has been granted before; this lets the user take another account.</summary>
    public bool ForceVerify { get; set; }

    /// <summary>Ties what comes back to this request, so that nobody slips in another's: 256 random bits unless set. Null or empty to send none.</summary>
    public string? State { get; set; } = RandomText.Create();

    /// <summary>Ties the ID token to this request: 256 random bits unless set. It is sent if <c>openid</c> is asked for. Empty to send none. Null,
    /// as from a session that has lost it, matches no ID token that comes back.</summary>
    public string? Nonce { get; set; } = RandomText.Create();

    /// <summary>The claims to have in the ID token besides those that always are, as in <c>email</c> and <c>preferred_username</c>. Empty for none.</summary>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oidc/#requesting-claims"/>
    public IReadOnlyList<string> IdTokenClaims { get; set; } = [];
}
