using System.Net;

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

    /// <summary>What was called: an operation's name as in <see cref="HelixOperation.Name"/>, or method and path of a raw call. Null if nothing was called.</summary>
    public string? Operation { get; set; }

    /// <summary>The status of the answer. Null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; set; }

    /// <summary>The first 2 KB of the answer's body, as text. Empty if there was none.</summary>
    public string ResponseBody { get; set; } = "";

    /// <summary>The same failure for another caller, because an exception gathers the stack of whoever throws it.</summary>
    internal HelixException Copy() => (HelixException)MemberwiseClone();
}
