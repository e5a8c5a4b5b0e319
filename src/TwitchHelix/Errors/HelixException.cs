using System.Net;
using TwitchHelix.Errors;

namespace TwitchHelix;

/// <summary>
/// A call that did not succeed. This type itself stands for what happened outside of Twitch's own answers: no connection, no
/// answer in time, or an answer that can't be read. Derived types tell the rest apart.
/// </summary>
public class HelixException : Exception
{
    /// <summary>Makes an exception with no message of its own.</summary>
    public HelixException()
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    public HelixException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="innerException">Why, or null.</param>
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
    /// The start of the answer's body, as text: 2,048 characters at most, with the application's and the call's secrets replaced. Empty if there was none,
    /// and if the status was a success: a success can hold secrets of its own, as a stream key.
    /// </summary>
    public string ResponseBody { get; set; } = "";

    /// <summary>What would cure the failure.</summary>
    internal Remedy Remedy { get; set; }

    /// <summary>How long the server asks to wait before that. Null if it doesn't.</summary>
    internal TimeSpan? RemedyDelay { get; set; }

    /// <summary>The same failure for another caller, because an exception gathers the stack of whoever throws it.</summary>
    internal HelixException Copy() => (HelixException)MemberwiseClone();
}
