namespace TwitchHelix.EventSub.Delivery;

/// <summary>Knows the messages that have come, because each can come more than once. It is bounded in time and number.</summary>
internal sealed class SeenMessages(TimeProvider timeProvider)
{
    /// <summary>The time for which messages are known: a webhook accepts one from ten minutes before to ten minutes after its time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    /// <summary>The number of messages that are known at most.</summary>
    private const int MostKept = 100_000;

    private readonly object gate = new();
    // Whether each has been taken. One that hasn't keeps its place, so that it has only one however often it comes.
    private readonly Dictionary<MessageKey, bool> known = [];
    private readonly Queue<(MessageKey Key, long SeenAt)> inOrder = new();

    /// <summary>Whether a message is new; from now on it isn't.</summary>
    /// <param name="messageId">The ID of the message. One without is always new.</param>
    public bool Add(string messageId)
    {
        if (messageId.Length == 0)
            return true;
        var key = MessageKey.Of(messageId);
        var now = timeProvider.GetTimestamp();
        lock (gate)
        {
            while (inOrder.Count > 0 && timeProvider.GetElapsedTime(inOrder.Peek().SeenAt, now) >= Kept)
                known.Remove(inOrder.Dequeue().Key);
            if (known.TryGetValue(key, out var isTaken))
            {
                known[key] = true;
                return !isTaken;
            }
            if (inOrder.Count >= MostKept)
                known.Remove(inOrder.Dequeue().Key);
            known[key] = true;
            inOrder.Enqueue((key, now));
            return true;
        }
    }

    /// <summary>Forgets a message, so that it can come again.</summary>
    public void Remove(string messageId)
    {
        var key = MessageKey.Of(messageId);
        lock (gate)
            if (known.ContainsKey(key))
                known[key] = false;
    }
}
