namespace TwitchHelix;

/// <summary>The kinds of tokens that Twitch's API takes.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/#access-tokens"/>
public enum HelixTokenKind
{
    /// <summary>An app access token: the application acts for itself.</summary>
    App,

    /// <summary>A user access token: the application acts for a user, within the scopes that the user granted.</summary>
    User,

    /// <summary>A JSON Web Token that is signed with an Extension's secret.</summary>
    Jwt,
}
