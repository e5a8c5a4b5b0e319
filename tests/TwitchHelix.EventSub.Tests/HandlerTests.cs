using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.EventSub.Tests;

/// <summary>Handlers in a host.</summary>
public sealed class HandlerTests : EventSubFixture
{
    private static readonly EventSubSubscriptionType<ChannelFollowEvent> Follow = EventSubSubscriptionTypes.ChannelFollow(Channel, Bot);

    private readonly BlockingCollection<string> handled = [];

    [TearDown]
    public void DisposeHandled() => handled.Dispose();

    [Test]
    public async Task Each_handler_gets_the_events_of_its_subscription_in_order()
    {
        using var host = await StartAsync(events => events
            .On(Chat, (e, context, _) => Handled($"chat {e.Message.Text} {context.Notification.Subscription.Type}"))
            .On(Follow, (e, _, _) => Handled($"follow {e.UserName}")));

        for (var i = 0; i < 5; i++)
            await SayAsync($"{i}");
        for (var i = 0; i < 5; i++)
            Assert.That(await NextAsync(), Is.EqualTo($"chat {i} channel.chat.message"));
        await EventSub.SendAsync(new ChannelFollowEvent { UserName = "Seven" });

        Assert.That(await NextAsync(), Is.EqualTo("follow Seven"));
    }

    [Test]
    public async Task Subscriptions_do_not_wait_for_each_other()
    {
        var go = new TaskCompletionSource();
        using var host = await StartAsync(events => events
            .On(Chat, async (e, _, _) =>
            {
                await go.Task;
                await Handled($"chat {e.Message.Text}");
            })
            .On(Follow, (e, _, _) => Handled($"follow {e.UserName}")));

        await SayAsync("waits");
        await EventSub.SendAsync(new ChannelFollowEvent { UserName = "Seven" });

        Assert.That(await NextAsync(), Is.EqualTo("follow Seven"));
        go.SetResult();
        Assert.That(await NextAsync(), Is.EqualTo("chat waits"));
    }

    [Test]
    public async Task A_handler_that_blocks_its_thread_holds_up_no_other()
    {
        using var go = new ManualResetEventSlim();
        using var host = await StartAsync(events => events
            .On(Chat, (e, _, cancellationToken) =>
            {
                go.Wait(cancellationToken);
                return Handled($"chat {e.Message.Text}");
            })
            .On(Follow, (e, _, _) => Handled($"follow {e.UserName}")));

        await SayAsync("blocks");
        await EventSub.SendAsync(new ChannelFollowEvent { UserName = "Seven" });

        Assert.That(await NextAsync(), Is.EqualTo("follow Seven"));
        go.Set();
        Assert.That(await NextAsync(), Is.EqualTo("chat blocks"));
    }

    [Test]
    public async Task A_handler_that_throws_loses_no_other_event()
    {
        using var host = await StartAsync(events => events
            .On(Chat, (e, _, _) => e.Message.Text == "bad" ? throw new InvalidOperationException("No.") : Handled($"first {e.Message.Text}"))
            .On(Chat, (e, _, _) => Handled($"second {e.Message.Text}")));

        await SayAsync("bad");
        await SayAsync("good");

        Assert.That(await NextAsync(), Is.EqualTo("second bad"));
        Assert.That(await NextAsync(), Is.EqualTo("first good"));
        Assert.That(await NextAsync(), Is.EqualTo("second good"));
        Assert.That(Log.Lines, Has.Some.StartsWith("Error: A handler of channel.chat.message failed at message ").And.EndsWith("try 1."));
    }

    [Test]
    public async Task It_is_tried_again_as_often_as_the_options_say_and_then_given_to_a_handler_of_failures()
    {
        var tries = 0;
        using var host = await StartAsync(
            events => events.On(Chat, (_, _, _) => throw new InvalidOperationException($"{Interlocked.Increment(ref tries)}")),
            builder => builder.Configure(options =>
            {
                (options.HandlerRetries, options.HandlerRetryDelay) = (2, TimeSpan.Zero);
                options.HandlerFailed = (context, e, _) =>
                    Handled($"given up {((ChannelChatMessageEvent)context.Notification.Event).Message.Text}: {e.Message}");
            }));

        await SayAsync("bad");

        Assert.That(await NextAsync(), Is.EqualTo("given up bad: 3"));
    }

    [Test]
    public async Task A_class_is_made_for_each_notification_in_a_scope()
    {
        using var host = await StartAsync(
            events => events.On<FollowHandler, ChannelFollowEvent>(Follow),
            configureServices: services => services.AddScoped<Scoped>().AddSingleton(handled));

        await EventSub.SendAsync(new ChannelFollowEvent { UserName = "One" });
        await EventSub.SendAsync(new ChannelFollowEvent { UserName = "Two" });

        foreach (var name in new[] { "One", "Two" })
        {
            Assert.That(await NextAsync(), Is.EqualTo($"handled {name}"));
            Assert.That(await NextAsync(), Is.EqualTo("scope ended"));
        }
    }

    [Test]
    public async Task Subscriptions_are_added_and_removed_while_it_runs()
    {
        using var host = await StartAsync(events => events
            .On(Follow, (e, _, _) => Handled($"follow {e.UserName}"))
            .On<StreamOnlineEvent>((e, _, _) => Handled($"online {e.BroadcasterUserId}")));
        var receiver = host.Services.GetRequiredService<IEventSubReceiver>();

        receiver.Add(EventSubSubscriptionTypes.StreamOnline(Channel));
        receiver.Add(Chat, (e, _, _) => Handled($"chat {e.Message.Text}"));
        await EnabledAsync(3);
        await EventSub.SendAsync("stream.online");
        Assert.That(await NextAsync(), Is.EqualTo($"online {Channel}"));
        await SayAsync("hi");
        Assert.That(await NextAsync(), Is.EqualTo("chat hi"));

        Assert.That(receiver.Remove(Chat));
        Assert.That(receiver.Remove(Chat), Is.False);
        await EnabledAsync(2);
        // An event can arrive before the answer that says that its subscription is enabled.
        string[] left = ["channel.follow 2: Enabled", "stream.online 1: Enabled"];
        await Until.TrueAsync(() => receiver.Subscriptions.Select(each => each.ToString()).Order(StringComparer.Ordinal).SequenceEqual(left));

        receiver.Remove(Follow);
        receiver.Remove(EventSubSubscriptionTypes.StreamOnline(Channel));
        await WaitAsync(each => each.Sessions.Count == 0);

        receiver.Add(Chat);
        await EnabledAsync(1);
        Assert.That(EventSub.Connections, Is.EqualTo(2));
    }

    [Test]
    public async Task A_full_queue_drops_and_says_so_and_never_starves_the_connection()
    {
        var (go, started) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var host = await StartAsync(
            events => events
                .On(Chat, async (e, _, _) =>
                {
                    started.TrySetResult();
                    await go.Task;
                    await Handled(e.Message.Text);
                })
                .On(Follow, (_, _, _) => Handled("follow")),
            builder => builder.Configure(options => options.QueueCapacity = 3));
        await SayAsync("0");
        await started.Task;

        for (var i = 1; i < 10; i++)
            await SayAsync($"{i}");
        await EventSub.SendAsync(new ChannelFollowEvent());
        Assert.That(await NextAsync(), Is.EqualTo("follow"));
        go.SetResult();

        for (var i = 0; i <= 3; i++)
            Assert.That(await NextAsync(), Is.EqualTo($"{i}"));
        Assert.That(
            Log.Lines.Count(line => line.StartsWith("Error: A notification of channel.chat.message was dropped", StringComparison.Ordinal)), Is.EqualTo(1));
        Assert.That(EventSub.Connections, Is.EqualTo(1));
    }

    [Test]
    public async Task When_the_host_stops_what_waits_is_handled()
    {
        var (go, started) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var host = await StartAsync(events => events.On(Chat, async (e, _, _) =>
        {
            started.TrySetResult();
            await go.Task;
            await Handled(e.Message.Text);
        }));
        await SayAsync("first");
        await SayAsync("second");
        await started.Task;

        var stopping = host.StopAsync();
        await WaitAsync(each => each.Sessions.Count == 0);
        Assert.That(stopping.IsCompleted, Is.False);
        go.SetResult();
        await stopping;

        Assert.That(new[] { await NextAsync(), await NextAsync() }, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public async Task A_revocation_is_handled_and_the_health_check_tells_of_it()
    {
        using var host = await StartAsync(
            events => events
                .On(Chat, (_, _, _) => Task.CompletedTask)
                .On(Follow, (_, _, _) => Task.CompletedTask)
                .OnRevoked((revocation, _) => Handled($"{revocation.Subscription.Type} {revocation.Subscription.Status}")),
            configureServices: services => services.AddHealthChecks().AddTwitchEventSub());
        var health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.That((await health.CheckHealthAsync()).Status, Is.EqualTo(HealthStatus.Healthy));

        await EventSub.RevokeAsync(EventSub.Subscriptions.Single(each => each.Type == "channel.follow").Id, EventSubSubscriptionStatus.UserRemoved);
        Assert.That(await NextAsync(), Is.EqualTo("channel.follow user_removed"));

        var report = (await health.CheckHealthAsync()).Entries["twitch-eventsub"];
        Assert.That(report.Status, Is.EqualTo(HealthStatus.Degraded));
        Assert.That(report.Description, Is.EqualTo("The events of 1 of 2 subscriptions don't come."));
        Assert.That(report.Data["missing"], Is.EqualTo(new[] { "channel.follow 2: Revoked" }));
    }

    [Test]
    public async Task A_subscription_that_no_token_fits_harms_no_other_and_is_made_when_one_does()
    {
        using var host = await StartAsync(
            events => events
                .On(Chat, (e, _, _) => Handled(e.Message.Text))
                .On(EventSubSubscriptionTypes.ChannelPollBegin(Channel), (_, _, _) => Handled("poll")),
            enabled: 1);
        var receiver = host.Services.GetRequiredService<IEventSubReceiver>();
        await Time.WhenWaitedAsync(1, time => time > TimeSpan.FromMinutes(4.9) && time <= TimeSpan.FromMinutes(5));
        var poll = receiver.Subscriptions.Single(each => each.Type.Type == "channel.poll.begin");
        Assert.That(poll.State, Is.EqualTo(EventSubSubscriptionState.Failed));
        Assert.That(poll.Reason, Does.Contain($"there is no token of user {Channel}"));

        var token = Server.Identity.CreateUserToken(Channel, [TwitchScopes.ChannelReadPolls]).ToHelixToken();
        await host.Services.GetRequiredService<IHelixTokens>().AddAsync(token);
        for (var i = 0; i < 60; i++)
        {
            // In steps, so that the connection isn't silent for too long.
            Time.Advance(TimeSpan.FromSeconds(5));
            await SayAsync($"{i}");
            await NextAsync();
        }
        await WaitAsync(each => each.Subscriptions.Any(one => one.Type == "channel.poll.begin" && IsEnabled(one)));
    }

    [Test]
    public async Task What_is_received_is_measured()
    {
        using var listener = new MeterListener();
        var seen = new BlockingCollection<string>();
        listener.InstrumentPublished = (instrument, each) =>
        {
            if (instrument.Meter.Name == "TwitchHelix.EventSub")
                each.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => seen.Add($"{instrument.Name} {value} {string.Join(' ', tags.ToArray())}"));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => seen.Add($"{instrument.Name} {string.Join(' ', tags.ToArray())}"));
        listener.Start();
        using var host = await StartAsync(events => events.On(Follow, (_, _, _) => Handled("follow")));

        await EventSub.SendAsync(new ChannelFollowEvent());
        await NextAsync();
        await host.StopAsync();

        Assert.That(seen, Has.Some.EqualTo("twitch.eventsub.received 1 [type, channel.follow]"));
        Assert.That(seen, Has.Some.EqualTo("twitch.eventsub.lag "));
        Assert.That(seen, Has.Some.EqualTo("twitch.eventsub.queue 1 ").And.Some.EqualTo("twitch.eventsub.queue -1 "));
        Assert.That(seen, Has.Some.EqualTo("twitch.eventsub.handler.duration [type, channel.follow]"));
    }

    [Test]
    public void Without_a_transport_the_host_says_what_to_call()
    {
        var builder = CreateHost(Log, out var twitch);
        twitch.AddEventSub(events => events.On(Chat, (_, _, _) => Task.CompletedTask));
        using var host = builder.Build();

        Assert.That(
            async () => await host.StartAsync(),
            Throws.InvalidOperationException.With.Message.StartsWith("AddEventSub needs a transport: call UseWebSocket()"));
    }

    [Test]
    public void A_wrong_option_is_named_when_the_host_starts()
    {
        var builder = CreateHost(Log, out var twitch);
        twitch.AddEventSub(events => events.On(Chat, (_, _, _) => Task.CompletedTask))
            .UseWebSocket(options => options.KeepaliveTimeout = TimeSpan.FromSeconds(5));
        using var host = builder.Build();

        Assert.That(
            async () => await host.StartAsync(),
            Throws.TypeOf<OptionsValidationException>()
                .With.Message.EqualTo("EventSubWebSocketOptions.KeepaliveTimeout is 00:00:05; it must be from 10 to 600 seconds."));
    }

    [Test]
    public async Task An_application_with_a_name_has_its_own_receiver()
    {
        var builder = CreateHost(Log, out var twitch, "bot");
        twitch.AddEventSub(events => events.On(Chat, (e, context, _) => Handled($"{e.Message.Text} {context.Twitch is not null}")))
            .UseWebSocket();
        using var host = builder.Build();
        await host.Services.GetRequiredKeyedService<IHelixTokens>("bot").AddAsync(CreateToken());
        await host.StartAsync();
        await EnabledAsync(1);

        await SayAsync("hi");

        Assert.That(await NextAsync(), Is.EqualTo("hi True"));
        Assert.That(host.Services.GetKeyedService<IEventSubReceiver>("bot"), Is.Not.Null);
        Assert.That(host.Services.GetService<IEventSubReceiver>(), Is.Null);
        await host.StopAsync();
    }

    private async Task<IHost> StartAsync(
        Action<EventSubHandlers> handlers, Action<EventSubBuilder>? configure = null, Action<IServiceCollection>? configureServices = null, int? enabled = null)
    {
        var builder = CreateHost(Log, out var twitch);
        var wanted = 0;
        var events = twitch
            .AddEventSub(each =>
            {
                handlers(each);
                wanted = each.Subscriptions.Distinct().Count();
            })
            .UseWebSocket(options => options.ReconnectDelay = TimeSpan.Zero);
        configure?.Invoke(events);
        configureServices?.Invoke(builder.Services);
        var host = builder.Build();
        await host.Services.GetRequiredService<IHelixTokens>().AddAsync(CreateToken());
        await host.StartAsync();
        await Log.SubscribedAsync(enabled ?? wanted);
        return host;
    }

    private Task Handled(string what)
    {
        handled.Add(what);
        return Task.CompletedTask;
    }

    /// <summary>Waits for what is handled next. The test's time limit ends the waiting.</summary>
    private Task<string> NextAsync() => Task.Run(() => handled.Take(TestContext.CurrentContext.CancellationToken));

    private sealed class FollowHandler(Scoped scoped, BlockingCollection<string> handled) : IEventSubHandler<ChannelFollowEvent>
    {
        public Task HandleAsync(ChannelFollowEvent e, EventSubContext context, CancellationToken cancellationToken)
        {
            Assert.That(context.Services.GetRequiredService<Scoped>(), Is.SameAs(scoped));
            handled.Add($"handled {e.UserName}", cancellationToken);
            return Task.CompletedTask;
        }
    }

    private sealed class Scoped(BlockingCollection<string> handled) : IDisposable
    {
        public void Dispose() => handled.Add("scope ended");
    }
}
