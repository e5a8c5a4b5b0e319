namespace TwitchHelix.Text;

/// <summary>The format of Twitch's user IDs, which distinguishes them from logins.</summary>
internal static class UserIdFormat
{
    /// <summary>The way to get an ID, for error texts.</summary>
    public const string HowToGet = "Get the ID of a login with Users.GetUsersAsync(logins: [\"harborlight\"]).";

    /// <summary>The longest login at Twitch. A longer text may be a token, which no error repeats.</summary>
    private const int LongestLogin = 25;

    /// <returns>The ID.</returns>
    /// <exception cref="ArgumentException">It is null or empty, or not a user's ID.</exception>
    public static string Require(string id, string parameter) => Fits(RequiredText.Of(id, parameter))
        ? id
        : throw new ArgumentException($"{Named(id)} is not a user's ID, which has digits only. {HowToGet}", parameter);

    /// <summary>Names the text that was given instead of an ID, for error texts.</summary>
    public static string Named(string text) => text.Length <= LongestLogin ? $"'{text}'" : "What was given";

    public static bool Fits(string text) => text.Length > 0 && text.All(letter => letter is >= '0' and <= '9');
}
