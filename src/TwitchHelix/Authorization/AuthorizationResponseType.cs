namespace TwitchHelix;

/// <summary>What Twitch sends the user's browser back with.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
public enum AuthorizationResponseType
{
    /// <summary>A code in the query, which the application's server exchanges for a token that can be renewed: the authorization code grant.</summary>
    Code,

    /// <summary>A token in the fragment, for an application without a server. It can't be renewed: the implicit grant.</summary>
    Token,

    /// <summary>A token and an ID token in the fragment: the implicit grant of OpenID Connect.</summary>
    TokenAndIdToken,
}
