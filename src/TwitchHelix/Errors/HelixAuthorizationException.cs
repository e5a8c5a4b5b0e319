namespace TwitchHelix;

/// <summary>There is no token that may make this call, or Twitch refused to give one.</summary>
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
}
