namespace TwitchHelix;

/// <summary>There is no token that may make this call, or Twitch refused to give or renew one. Nothing was sent to the API.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/"/>
public class HelixAuthorizationException : HelixException
{
    /// <summary>Creates an exception without a message.</summary>
    public HelixAuthorizationException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixAuthorizationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Null if there is none.</param>
    public HelixAuthorizationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The ID of the user whose token the call needs. Null if it needs no particular user's token.</summary>
    public string? UserId { get; set; }

    /// <summary>The scopes that the user's token lacks. Empty if it lacks none.</summary>
    public IReadOnlyList<string> MissingScopes { get; set; } = [];

    /// <summary>
    /// The scopes to request from the user: the known scopes of the user's token and <see cref="MissingScopes"/>. A new grant replaces the old one, so it
    /// needs all of them. Empty if none are needed or known.
    /// </summary>
    public IReadOnlyList<string> RequiredScopes { get; set; } = [];

    /// <summary>
    /// Whether the user has to grant access again: there is no token, it lacks scopes, or Twitch no longer renews it.
    /// <see cref="CreateAuthorizationRequest"/> creates the request.
    /// </summary>
    public bool NeedsConsent { get; set; }

    /// <summary>
    /// Creates a request to the user with <see cref="RequiredScopes"/>, a new state and nonce, and <see cref="HelixOptions.RedirectUri"/>. Keep it in the
    /// user's session, and send the browser to <see cref="ITwitchIdentity.CreateAuthorizationUrl"/>.
    /// </summary>
    /// <returns>A new request for each call.</returns>
    /// <exception cref="InvalidOperationException">A user's consent would not help (<see cref="NeedsConsent"/>).</exception>
    public AuthorizationRequest CreateAuthorizationRequest() => NeedsConsent
        ? new AuthorizationRequest { Scopes = RequiredScopes }
        : throw new InvalidOperationException("A user's consent would not help: NeedsConsent is false. The exception's message says what would.", this);
}
