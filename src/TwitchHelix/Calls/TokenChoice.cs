using TwitchHelix.Text;

namespace TwitchHelix.Calls;

/// <summary>The token that a caller chooses: a user's, the application's, or any that fits.</summary>
internal sealed record TokenChoice
{
    public static readonly TokenChoice Default = new(isApp: false, userId: null);
    public static readonly TokenChoice App = new(isApp: true, userId: null);

    private TokenChoice(bool isApp, string? userId, bool isCurrentUser = false)
    {
        IsApp = isApp;
        UserId = userId;
        IsCurrentUser = isCurrentUser;
    }

    public bool IsApp { get; }

    public string? UserId { get; }

    /// <summary>Whether the user is the current one, whom nobody asked for: an operation that takes no user token is called as without a user.</summary>
    public bool IsCurrentUser { get; }

    /// <exception cref="ArgumentException">The text isn't a user's ID.</exception>
    public static TokenChoice OfUser(string userId) => new(isApp: false, UserIdFormat.Require(userId, nameof(userId)));

    /// <exception cref="ArgumentException">The text isn't a user's ID.</exception>
    public static TokenChoice OfCurrentUser(string userId) =>
        new(isApp: false, UserIdFormat.Require(userId, nameof(IHelixCurrentUser)), isCurrentUser: true);
}
