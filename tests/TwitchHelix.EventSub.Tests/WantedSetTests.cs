using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.EventSub.Tests;

/// <summary>What is wanted changes while it is being made true.</summary>
public sealed class WantedSetTests : EventSubFixture
{
    private static readonly EventSubSubscriptionType<ChannelFollowEvent> Follow = EventSubSubscriptionTypes.ChannelFollow(Channel, Bot);

    [Test]
    public async Task Removed_and_added_at_once_its_events_come()
    {
        using var host = await StartAsync();
        var receiver = host.Services.GetRequiredService<IEventSubReceiver>();
        receiver.Add(Follow);
        await Log.SubscribedAsync(1);

        var came = new TaskCompletionSource();
        for (var i = 0; i < 20; i++)
        {
            receiver.Remove(Follow);
            receiver.Add(Follow, (_, _, _) =>
            {
                came.TrySetResult();
                return Task.CompletedTask;
            });
        }
        // Another one is made after whatever these have caused.
        receiver.Add(Chat);
        await Log.WhenAsync(1, line => line.StartsWith("Debug: Subscribed to channel.chat.message", StringComparison.Ordinal));
        await WaitAsync(each => each.Subscriptions.Count(IsEnabled) == 2);
        await EventSub.SendAsync(new ChannelFollowEvent());

        await came.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        // An event can come before the answer that the subscription is made.
        await Until.TrueAsync(() => receiver.Subscriptions.All(each => each.State == EventSubSubscriptionState.Enabled));
    }

    [Test]
    public async Task A_delete_that_fails_is_made_again_and_the_events_of_the_removed_one_are_dropped()
    {
        var handled = 0;
        using var host = await StartAsync(events => events.On<ChannelFollowEvent>((_, _, _) =>
        {
            Interlocked.Increment(ref handled);
            return Task.CompletedTask;
        }));
        var receiver = host.Services.GetRequiredService<IEventSubReceiver>();
        receiver.Add(Chat);
        receiver.Add(Follow);
        await Log.SubscribedAsync(2);
        Server.Faults.Add(HelixFault.Status(500) with { Operation = "DeleteEventSubSubscription" });

        receiver.Remove(Follow);
        await Log.WhenAsync(1, line => line.Contains("could not be deleted", StringComparison.Ordinal));
        await EventSub.SendAsync(new ChannelFollowEvent());
        await EventSub.SendAsync(new ChannelFollowEvent());
        Time.Advance(TimeSpan.FromSeconds(1));
        await WaitAsync(each => each.Subscriptions.Count == 1);
        await host.StopAsync();

        Assert.That(handled, Is.Zero);
    }

    [Test]
    public async Task An_event_that_was_sent_before_the_deletion_is_dropped_after_it()
    {
        var handled = 0;
        using var host = await StartAsync(events => events.On<ChannelFollowEvent>((_, _, _) =>
        {
            Interlocked.Increment(ref handled);
            return Task.CompletedTask;
        }));
        var receiver = host.Services.GetRequiredService<IEventSubReceiver>();
        receiver.Add(Chat);
        receiver.Add(Follow);
        await Log.SubscribedAsync(2);
        EventSub.Faults.Add(EventSubFault.Delay(TimeSpan.FromSeconds(5)));
        await EventSub.SendAsync(new ChannelFollowEvent());

        receiver.Remove(Follow);
        await WaitAsync(each => each.Subscriptions.Count == 1);
        receiver.Add(EventSubSubscriptionTypes.StreamOnline(Channel));
        await Log.SubscribedAsync(3);
        Time.Advance(TimeSpan.FromSeconds(5));
        await host.StopAsync();

        Assert.That(handled, Is.Zero);
    }

    [Test]
    public async Task More_than_Twitch_allows_a_user_is_refused_and_leaves_nothing_behind()
    {
        using var host = await StartAsync();
        var receiver = host.Services.GetRequiredService<IEventSubReceiver>();
        for (var i = 0; i < 900; i++)
            receiver.Add(new EventSubSubscriptionType("channel.tea.brewed", "1", new Dictionary<string, string> { ["user_id"] = Bot, ["cup"] = $"{i}" }));

        Assert.That(
            () => receiver.Add(Follow), Throws.InvalidOperationException.With.Message.StartsWith("channel.follow 2 has no place: Twitch allows a user 3 "));
        Assert.That(receiver.Subscriptions, Has.Count.EqualTo(900));
        receiver.Remove(receiver.Subscriptions[0].Type);
        receiver.Add(Follow);

        Assert.That(receiver.Subscriptions.Count(each => each.Type == Follow), Is.EqualTo(1));
    }

    [Test]
    public async Task The_same_subscription_twice_is_one()
    {
        await LogInAsync();
        await using var received = new Received(Twitch.EventSub.ListenAsync([Chat, EventSubSubscriptionTypes.ChannelChatMessage(Channel, Bot)]));
        await EnabledAsync(1);
        await Log.SubscribedAsync(1);

        await EventSub.RevokeAsync(EventSub.Subscriptions.Single().Id, EventSubSubscriptionStatus.UserRemoved);

        Assert.That(async () => await received.Ended, Throws.TypeOf<HelixException>().With.Message.Contains("user_removed"));
    }

    [Test]
    public async Task A_host_that_stops_waits_no_longer_than_it_may_for_a_handler_that_never_ends()
    {
        var started = new TaskCompletionSource();
        using var host = await StartAsync(events => events.On(Chat, (_, _, _) =>
        {
            started.TrySetResult();
            return new TaskCompletionSource().Task;
        }));
        await Log.SubscribedAsync(1);
        await SayAsync("hangs");
        await started.Task;

        await host.StopAsync(new CancellationToken(canceled: true));

        Assert.That(EventSub.Subscriptions, Has.Count.EqualTo(1));
    }

    private async Task<IHost> StartAsync(Action<EventSubHandlers>? handlers = null)
    {
        var builder = CreateHost(Log, out var twitch);
        builder.Services.PostConfigure<HelixOptions>(options => (options.DefaultUserId, options.Retry.MaxRetries) = (Bot, 0));
        twitch
            .AddEventSub(handlers ?? (_ => { }))
            .UseWebSocket(options => options.ReconnectDelay = TimeSpan.Zero);
        var host = builder.Build();
        await host.Services.GetRequiredService<IHelixTokens>().AddAsync(CreateToken());
        await host.StartAsync();
        return host;
    }
}
