namespace TwitchHelix.AspNetCore;

/// <summary>
/// The types of the claims that a user has after <c>AddTwitch</c> has logged the user in, beside those of the framework:
/// <c>ClaimTypes.NameIdentifier</c> is the user's ID, <c>ClaimTypes.Name</c> the display name, <c>ClaimTypes.Email</c> the email address with the scope
/// <c>user:read:email</c>.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/reference/#get-users"/>
public static class TwitchClaimTypes
{
    /// <summary>
    /// The user's ID at Twitch. It says whose token calls use: the log-in sets it after the app's events, which can't change it.
    /// </summary>
    public const string UserId = "urn:twitch:userid";

    /// <summary>The user's login name, in lower case.</summary>
    public const string Login = "urn:twitch:login";

    /// <summary>The user's display name.</summary>
    public const string DisplayName = "urn:twitch:displayname";

    /// <summary>The address of the user's picture.</summary>
    public const string ProfileImageUrl = "urn:twitch:profileimageurl";

    /// <summary>Whether the user is an <c>affiliate</c> or a <c>partner</c>. There is no such claim for other users.</summary>
    public const string BroadcasterType = "urn:twitch:broadcastertype";
}
