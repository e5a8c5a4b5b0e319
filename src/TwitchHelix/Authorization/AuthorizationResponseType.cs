namespace TwitchHelix;

/// <summary>What Twitch sends back with the redirect.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/"/>
public enum AuthorizationResponseType
{
    /// <summary>A code in the query, which the application's server exchanges for a renewable token: the authorization code grant.</summary>
    Code,

    /// <summary>A token in the fragment, for an application without a server. It can't be renewed: the implicit grant.</summary>
    Token,

    /// <summary>A token and an ID token in the fragment: the implicit grant of OpenID Connect.</summary>
    TokenAndIdToken,
}
