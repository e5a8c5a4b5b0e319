namespace TwitchHelix.EventSub.Delivery;

/// <summary>Knows the messages that have come, because each can come more than once. It is bounded in time and number.</summary>
internal sealed class SeenMessages(TimeProvider timeProvider)
{
    /// <summary>The time for which messages are known: a webhook accepts one from ten minutes before to ten minutes after its time.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(20);

    /// <summary>The number of messages that are known at most.</summary>
    private const int MostKept = 100_000;

    private readonly object gate = new();
    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private readonly Queue<(string Id, long SeenAt)> inOrder = new();

    /// <summary>Whether a message is new; from now on it isn't.</summary>
    /// <param name="messageId">The ID of the message. One without is always new.</param>
    public bool Add(string messageId)
    {
        if (messageId.Length == 0)
            return true;
        lock (gate)
        {
            while (inOrder.Count > 0 && (inOrder.Count >= MostKept || timeProvider.GetElapsedTime(inOrder.Peek().SeenAt) >= Kept))
            {
                var (id, seenAt) = inOrder.Dequeue();
                // One that was forgotten may have come again since.
                if (known.TryGetValue(id, out var last) && last == seenAt)
                    known.Remove(id);
            }
            if (known.ContainsKey(messageId))
                return false;
            var now = timeProvider.GetTimestamp();
            known[messageId] = now;
            inOrder.Enqueue((messageId, now));
            return true;
        }
    }

    /// <summary>Forgets a message, so that it can come again.</summary>
    public void Remove(string messageId)
    {
        lock (gate)
            known.Remove(messageId);
    }
}
