namespace TwitchHelix.AspNetCore;

/// <summary>The defaults of <c>AddAuthentication().AddTwitch()</c>.</summary>
public static class TwitchAuthenticationDefaults
{
    /// <summary>The name of the authentication scheme: <c>Twitch</c>.</summary>
    public const string AuthenticationScheme = "Twitch";

    /// <summary>The name of the scheme for people: <c>Twitch</c>.</summary>
    public const string DisplayName = "Twitch";

    /// <summary>
    /// The path to which Twitch sends the browser back: <c>/signin-twitch</c>. Register the app's address with this path in Twitch's console.
    /// </summary>
    /// <seealso href="https://dev.twitch.tv/console/apps"/>
    public const string CallbackPath = "/signin-twitch";
}
