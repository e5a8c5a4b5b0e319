namespace TwitchHelix.AspNetCore.Login;

/// <summary>A user who is signed in.</summary>
/// <param name="Scheme">The scheme by which the user logged in.</param>
/// <param name="Options">The options of that scheme.</param>
/// <param name="UserId">The user's ID at Twitch.</param>
internal sealed record TwitchLogin(string Scheme, TwitchAuthenticationOptions Options, string UserId)
{
    /// <summary>The name of the application that has the user's token.</summary>
    public string Application => Options.Application;
}
