namespace TwitchHelix.AspNetCore.Login;

/// <summary>A log-in that has to begin once more: the new token would take away what the user has granted before.</summary>
/// <param name="state">What the log-in was for.</param>
/// <param name="scopes">The scopes to ask for.</param>
internal sealed class MoreScopesException(LoginState state, IReadOnlyList<string> scopes)
    : Exception("The user has granted other scopes before, and is asked for all of them.")
{
    public LoginState State { get; } = state;

    public IReadOnlyList<string> Scopes { get; } = scopes;
}
