using TwitchHelix.Authentication;

namespace TwitchHelix.Http;

/// <summary>A call under way: what it is made of, and what has become of it over all its tries.</summary>
internal sealed class HelixCall(HelixRequest request, CallerChoice choice, CallDeadline deadline)
{
    private int sends;

    public HelixRequest Request { get; } = request;

    public CallerChoice Choice { get; } = choice;

    public HelixOperation Operation => Request.Operation;

    public CallDeadline Deadline { get; } = deadline;

    /// <summary>The body as it is sent with each try. Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Whether a rejected token was replaced already, which is done once.</summary>
    public bool HasRenewedToken { get; set; }

    /// <summary>Whether the last try got as far as the network.</summary>
    public bool WasSent { get; set; }

    /// <summary>What broke the connection in the last try. Null if there was an answer.</summary>
    public Exception? Broken { get; set; }

    /// <summary>How often Twitch answered that it is unavailable (503).</summary>
    public int Unavailable { get; set; }

    /// <summary>How often the call was sent again.</summary>
    public int Retries => Math.Max(0, sends - 1);

    /// <summary>How long the call was held back for rate limits.</summary>
    public TimeSpan HeldBack { get; set; }

    /// <summary>The token of the last try. Null for none.</summary>
    public CallToken? Token { get; set; }

    public void BeginTry()
    {
        WasSent = false;
        Broken = null;
    }

    public void BeginSend()
    {
        sends++;
        WasSent = true;
    }
}
