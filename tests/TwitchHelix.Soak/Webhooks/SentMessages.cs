namespace TwitchHelix.Soak.Webhooks;

/// <summary>The last good messages that the app has taken, to be sent again.</summary>
internal sealed class SentMessages
{
    /// <summary>The app takes no message again that is older than ten minutes, and it needs time to arrive.</summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromMinutes(5);

    /// <summary>Half of those that the app knows.</summary>
    private const int MostKept = 50_000;

    private readonly object gate = new();
    private readonly (int Number, DateTimeOffset SentAt)[] sent = new (int, DateTimeOffset)[MostKept];
    private int count;

    public void Add(int number, DateTimeOffset sentAt)
    {
        lock (gate)
            sent[count++ % MostKept] = (number, sentAt);
    }

    /// <summary>Picks any message that isn't too old.</summary>
    public bool TryPick(Random random, out (int Number, DateTimeOffset SentAt) message)
    {
        message = default;
        lock (gate)
        {
            if (count == 0)
                return false;
            message = sent[random.Next(Math.Min(count, MostKept))];
        }
        return DateTimeOffset.UtcNow - message.SentAt < MostAge;
    }

    /// <summary>Forgets all: an app that starts knows no message of the one before.</summary>
    public void Clear()
    {
        lock (gate)
            count = 0;
    }
}
