namespace TwitchHelix.Authentication;

/// <summary>What Twitch's IDs of users look like, to tell them from logins.</summary>
internal static class UserIdFormat
{
    /// <summary>Where to get an ID, for error texts.</summary>
    public const string HowToGet = "Get the ID of a login with Users.GetUsersAsync(logins: [\"harborlight\"]).";

    public static bool Fits(string text) => text.Length > 0 && text.All(letter => letter is >= '0' and <= '9');
}
