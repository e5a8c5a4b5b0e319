using System.Diagnostics;

namespace TwitchHelix.Transport;

/// <summary>
/// The sender of all requests to a server. The factory replaces its handlers every few minutes, which finds the server at a new address; so a sender is
/// used for a minute. Its creation costs more than all else in a request.
/// </summary>
internal sealed class CurrentSender(Func<MessageSender> create)
{
    private static readonly long Use = 60 * Stopwatch.Frequency;

    private Created? current;

    public MessageSender Get()
    {
        var now = Stopwatch.GetTimestamp();
        if (Volatile.Read(ref current) is { } held && now - held.At < Use)
            return held.Sender;
        // Two at once do no harm. Requests on the last one go on.
        var next = new Created(create(), now);
        Volatile.Write(ref current, next);
        return next.Sender;
    }

    private sealed record Created(MessageSender Sender, long At);
}
