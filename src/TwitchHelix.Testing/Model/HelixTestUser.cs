namespace TwitchHelix.Testing;

/// <summary>A user that a <see cref="HelixTestIdentity"/> knows.</summary>
/// <param name="Id">The user's ID.</param>
/// <param name="Login">The login, in lower case.</param>
public sealed record HelixTestUser(string Id, string Login)
{
    /// <summary>The display name. Default: the login.</summary>
    public string DisplayName { get; init; } = Login;

    /// <summary>The address of the profile image. It must be absolute. Default: one at Twitch where no image is.</summary>
    public Uri ProfileImageUrl { get; init; } = new($"https://static-cdn.jtvnw.net/jtv_user_pictures/{Uri.EscapeDataString(Login)}-profile-300x300.png");

    /// <summary>
    /// The email address, which only tokens with the scope <c>user:read:email</c> can read. Null if the user has none. Default: the login at
    /// <c>example.com</c>.
    /// </summary>
    public string? Email { get; init; } = $"{Login}@example.com";
}
