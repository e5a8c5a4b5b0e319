using System.Net;
using TwitchHelix.Errors;

namespace TwitchHelix;

/// <summary>
/// A call that failed. This type itself stands for failures without an answer from Twitch: no connection, no answer in time, or an answer that can't be
/// read. Derived types stand for Twitch's refusals.
/// </summary>
public class HelixException : Exception
{
    /// <summary>Creates an exception without a message.</summary>
    public HelixException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">The cause. Null if there is none.</param>
    public HelixException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// What was called: an operation's name as in <see cref="HelixOperation.Name"/>, or method and path of a raw call. Null if nothing was called.
    /// </summary>
    public string? Operation { get; set; }

    /// <summary>The status of the answer. Null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; set; }

    /// <summary>
    /// The start of the answer's body, as text: 2,048 characters at most, with the secrets of the application and the call replaced. Empty if there was no
    /// body, and after a success, because a success can contain secrets such as a stream key.
    /// </summary>
    public string ResponseBody { get; set; } = "";

    /// <summary>The cure of the failure.</summary>
    internal Remedy Remedy { get; set; }

    /// <summary>The time that the server asks to wait before that. Null if it doesn't ask.</summary>
    internal TimeSpan? RemedyDelay { get; set; }

    /// <summary>Copies the failure for another caller, because an exception collects the stack of its thrower.</summary>
    internal HelixException Copy() => (HelixException)MemberwiseClone();
}
