namespace TwitchHelix.Authentication;

/// <summary>What Twitch's IDs of users look like, to tell them from logins.</summary>
internal static class UserIdFormat
{
    /// <summary>Where to get an ID, for error texts.</summary>
    public const string HowToGet = "Get the ID of a login with Users.GetUsersAsync(logins: [\"harborlight\"]).";

    /// <returns>The ID.</returns>
    /// <exception cref="ArgumentException">It is null or empty, or not a user's ID.</exception>
    public static string Require(string id, string parameter) => Fits(RequiredText.Of(id, parameter))
        ? id
        : throw new ArgumentException($"'{id}' is not a user's ID, which has digits only. {HowToGet}", parameter);

    public static bool Fits(string text) => text.Length > 0 && text.All(letter => letter is >= '0' and <= '9');
}
