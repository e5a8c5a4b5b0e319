using System.Threading.Channels;

namespace TwitchHelix.EventSub.Tests;

/// <summary>A loop over events that runs beside the test.</summary>
internal sealed class Received : IAsyncDisposable
{
    private readonly Channel<EventSubNotification> channel = Channel.CreateUnbounded<EventSubNotification>();
    private readonly CancellationTokenSource stop = new();
    private readonly Task running;

    public Received(IAsyncEnumerable<EventSubNotification> notifications) => running = RunAsync(notifications);

    /// <summary>The end of the loop: it fails with the exception that left the loop.</summary>
    public Task Ended => running;

    /// <summary>Gets the next notification. The test's time limit ends the waiting.</summary>
    public async Task<EventSubNotification> NextAsync() => await channel.Reader.ReadAsync(TestContext.CurrentContext.CancellationToken);

    /// <summary>Gets the next notification's event.</summary>
    public async Task<T> NextAsync<T>()
        where T : EventSubEvent => (T)(await NextAsync()).Event;

    /// <summary>Whether nothing waits.</summary>
    public bool IsEmpty => channel.Reader.Count == 0;

    public void Stop() => stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (Exception e) when (e is OperationCanceledException or HelixException or ObjectDisposedException)
        {
            // The test has looked at it, if it wanted to.
        }
        stop.Dispose();
    }

    private async Task RunAsync(IAsyncEnumerable<EventSubNotification> notifications)
    {
        try
        {
            await foreach (var notification in notifications.WithCancellation(stop.Token))
                channel.Writer.TryWrite(notification);
        }
        catch (Exception e)
        {
            channel.Writer.TryComplete(e);
            throw;
        }
    }
}
