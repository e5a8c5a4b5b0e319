namespace StreamBoard.Live;

/// <summary>What one machine tells the others: an event, or what its pages want to know.</summary>
/// <param name="Sender">The machine.</param>
/// <param name="Event">The event. Null for none.</param>
/// <param name="Topics">What its pages want to know.</param>
/// <param name="IsNew">Whether a page that has just been opened wants it.</param>
internal sealed record RelayMessage(string Sender, LiveEvent? Event, IReadOnlyList<Topic> Topics, bool IsNew = false);

/// <summary>Passes messages to all machines. This one passes them within its process: there is no other.</summary>
internal class Relay
{
    /// <summary>Is raised for each message, also for those of this machine.</summary>
    public event Action<RelayMessage>? Received;

    /// <summary>Since when the messages of the other machines arrive. Null while they don't.</summary>
    public virtual DateTimeOffset? ConnectedSince => DateTimeOffset.MinValue;

    protected string Self { get; } = Guid.NewGuid().ToString("N");

    public void Publish(LiveEvent e) => Publish(new RelayMessage(Self, e, []));

    public void Publish(IEnumerable<Topic> topics, bool isNew)
    {
        foreach (var some in topics.Chunk(100))
            Publish(new RelayMessage(Self, null, some, isNew));
    }

    protected virtual void Publish(RelayMessage message) => Deliver(message);

    protected void Deliver(RelayMessage message) => Received?.Invoke(message);
}
