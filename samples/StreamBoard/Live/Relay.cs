namespace StreamBoard.Live;

/// <summary>What one machine tells the others: an event, or what its pages want to know.</summary>
internal sealed record RelayMessage(string Sender, LiveEvent? Event, IReadOnlyList<Topic> Topics);

/// <summary>Passes messages to all machines. This one passes them within its process: there is no other.</summary>
internal class Relay
{
    /// <summary>Is raised for each message, also for those of this machine.</summary>
    public event Action<RelayMessage>? Received;

    protected string Self { get; } = Guid.NewGuid().ToString("N");

    public void Publish(LiveEvent e) => Publish(new RelayMessage(Self, e, []));

    public void Publish(IEnumerable<Topic> topics)
    {
        foreach (var some in topics.Chunk(100))
            Publish(new RelayMessage(Self, null, some));
    }

    protected virtual void Publish(RelayMessage message) => Deliver(message);

    protected void Deliver(RelayMessage message) => Received?.Invoke(message);
}
