using System.Collections.Concurrent;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>A handler that keeps the IDs of the streams that it was told of.</summary>
internal sealed class EventLog
{
    private readonly ConcurrentQueue<string> handled = new();

    public IReadOnlyList<string> Handled => [.. handled];

    public Task HandleAsync(StreamOnlineEvent e, EventSubContext context, CancellationToken cancellationToken)
    {
        handled.Enqueue(e.Id);
        return Task.CompletedTask;
    }

    public void Subscribe(EventSubHandlers events) => events.On(WebhookApp.Online, HandleAsync);

    /// <summary>Sends a last event, and returns what was handled before it: events of a subscription are handled in order.</summary>
    public async Task<IReadOnlyList<string>> BeforeAsync(WebhookApp app, TwitchMessage last)
    {
        Assert.That((await app.Twitch.SendAsync(last)).Status, Is.EqualTo(204));
        var count = -1;
        await Until.TrueAsync(() => (count = Handled.ToList().IndexOf("last")) >= 0);
        return [.. Handled.Take(count)];
    }

    public Task<IReadOnlyList<string>> BeforeAsync(WebhookApp app) => BeforeAsync(app, app.Notification(app.Twitch[WebhookApp.Online], "last"));
}
