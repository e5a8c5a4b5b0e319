using System.Globalization;
using TwitchHelix.Testing;

namespace TwitchHelix.Soak.Conduits;

/// <summary>Sends numbered chat messages of several channels.</summary>
internal sealed class EventSource(HelixTestServer server, NumberedEvents events, int channels, int seed)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>The wait for the last event of a channel before another one is sent.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly object gate = new();
    private readonly Random random = new(seed);

    /// <summary>Sends events until it is canceled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
                await SayAsync(random.Next(channels));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Enough is sent.
        }
    }

    /// <summary>Sends events of each channel until one is handled. Those before are handled by then, or lost.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => Task.WhenAll(Enumerable.Range(0, channels).Select(async channel =>
    {
        while (true)
        {
            var handled = (await SayAsync(channel)).Handled;
            if (await Task.WhenAny(handled, Task.Delay(Patience, cancellationToken)) == handled)
                return;
            cancellationToken.ThrowIfCancellationRequested();
        }
    }));

    private async Task<NumberedEvent> SayAsync(int channel)
    {
        var message = new ChannelChatMessageEvent
        {
            MessageId = "1",
            BroadcasterUserId = ConduitProcess.Channel(channel),
            BroadcasterUserLogin = "c",
            BroadcasterUserName = "C",
            ChatterUserId = "7",
            ChatterUserLogin = "seven",
            ChatterUserName = "Seven",
        };
        NumberedEvent added;
        Task<int> sending;
        // In the order of their numbers.
        lock (gate)
        {
            added = events.Add(channel);
            message.Message.Text = added.Number.ToString(CultureInfo.InvariantCulture);
            sending = server.EventSub.SendAsync(message);
        }
        added.IsSent = await sending > 0;
        return added;
    }
}
