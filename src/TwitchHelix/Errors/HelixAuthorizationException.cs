namespace TwitchHelix;

/// <summary>There is no token that may make this call, or Twitch refused to give or renew one. Nothing was sent to the API.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/"/>
public class HelixAuthorizationException : HelixException
{
    /// <summary>Makes an exception with no message of its own.</summary>
    public HelixAuthorizationException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixAuthorizationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why, or null.</param>
    public HelixAuthorizationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The ID of the user whose token was needed. Null if it was none of a certain user.</summary>
    public string? UserId { get; set; }

    /// <summary>The scopes that the user's token lacks. Empty if scopes are not what is missing.</summary>
    public IReadOnlyList<string> MissingScopes { get; set; } = [];

    /// <summary>
    /// The scopes to ask the user for: those of the user's token, as far as they are known, and <see cref="MissingScopes"/>. A new grant replaces the old
    /// one, so it needs them all. Empty if none are needed or known.
    /// </summary>
    public IReadOnlyList<string> RequiredScopes { get; set; } = [];

    /// <summary>
    /// Whether only the user can mend this, by granting access again: there is no token, its scopes are too few, or Twitch no longer renews it.
    /// <see cref="CreateAuthorizationRequest"/> makes what to ask the user for.
    /// </summary>
    public bool NeedsConsent { get; set; }

    /// <summary>
    /// Makes the request to ask the user with: it has <see cref="RequiredScopes"/>, a new state and nonce, and leads back to
    /// <see cref="HelixOptions.RedirectUri"/>. Keep it in the user's session, and send the browser to <see cref="ITwitchIdentity.CreateAuthorizationUrl"/>.
    /// </summary>
    /// <returns>A new request at each call.</returns>
    /// <exception cref="InvalidOperationException">A user's consent would not help (<see cref="NeedsConsent"/>).</exception>
    public AuthorizationRequest CreateAuthorizationRequest() => NeedsConsent
        ? new AuthorizationRequest { Scopes = RequiredScopes }
        : throw new InvalidOperationException("A user's consent would not help: NeedsConsent is false. The exception's message says what would.", this);
}
