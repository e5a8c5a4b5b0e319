namespace TwitchHelix.Testing;

/// <summary>A user that a <see cref="HelixTestIdentity"/> knows.</summary>
/// <param name="Id">The user's ID.</param>
/// <param name="Login">The login, in lower case.</param>
public sealed record HelixTestUser(string Id, string Login)
{
    /// <summary>The name as it is shown: the login unless set.</summary>
    public string DisplayName { get; init; } = Login;

    /// <summary>The e-mail address, told to those with the scope <c>user:read:email</c>: the login at <c>example.com</c> unless set. Null if the user has none.</summary>
    public string? Email { get; init; } = $"{Login}@example.com";
}
