namespace TwitchHelix.Text;

/// <summary>What Twitch's IDs of users look like, to tell them from logins.</summary>
internal static class UserIdFormat
{
    /// <summary>Where to get an ID, for error texts.</summary>
    public const string HowToGet = "Get the ID of a login with Users.GetUsersAsync(logins: [\"harborlight\"]).";

    /// <summary>The longest login that Twitch gives. What is longer may be a token, and no error repeats it.</summary>
    private const int LongestLogin = 25;

    /// <returns>The ID.</returns>
    /// <exception cref="ArgumentException">It is null or empty, or not a user's ID.</exception>
    public static string Require(string id, string parameter) => Fits(RequiredText.Of(id, parameter))
        ? id
        : throw new ArgumentException($"{Named(id)} is not a user's ID, which has digits only. {HowToGet}", parameter);

    /// <summary>What was given in place of an ID, for error texts.</summary>
    public static string Named(string text) => text.Length <= LongestLogin ? $"'{text}'" : "What was given";

    public static bool Fits(string text) => text.Length > 0 && text.All(letter => letter is >= '0' and <= '9');
}
