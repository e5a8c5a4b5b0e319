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
    public string? UserId { get; init; }

    /// <summary>The scopes that the user's token lacks. Empty if scopes are not what is missing.</summary>
    public IReadOnlyList<string> MissingScopes { get; init; } = [];

    /// <summary>
    /// Whether only the user can mend this, by granting access at <see cref="AuthorizationUrl"/>: there is no token, its scopes are too few,
    /// or Twitch no longer renews it.
    /// </summary>
    public bool NeedsConsent { get; init; }

    /// <summary>
    /// Where the user can grant what is missing. It has the <c>redirect_uri</c> of <see cref="HelixOptions.RedirectUri"/> (<c>http://localhost</c> if that is not set), and no <c>state</c>; an
    /// application that serves others makes its own with a state. Null if a user's consent would not help.
    /// </summary>
    public Uri? AuthorizationUrl { get; init; }
}
