using System.Net;
using System.Net.Sockets;
using System.Text;
using TwitchHelix.Testing;

namespace TwitchHelix.EventSub.Tests;

/// <summary>Receiving over WebSockets: what other libraries got wrong, each point of the list.</summary>
public sealed class WebSocketTests : EventSubFixture
{
    private static readonly TimeSpan Keepalive = TimeSpan.FromSeconds(10);

    [Test]
    public async Task An_event_arrives_typed()
    {
        await LogInAsync();
        await using var received = await ListenAsync(EventSubSubscriptionTypes.ChannelFollow(Channel, Bot));

        await EventSub.SendAsync(new ChannelFollowEvent { UserId = "7", UserLogin = "seven", UserName = "Seven" });

        var notification = await received.NextAsync();
        Assert.That(notification.Event, Is.TypeOf<ChannelFollowEvent>().With.Property(nameof(ChannelFollowEvent.UserName)).EqualTo("Seven"));
        Assert.That(notification.Subscription.Condition["broadcaster_user_id"], Is.EqualTo(Channel));
        Assert.That(notification.MessageId, Is.Not.Empty);
    }

    [Test]
    public async Task When_the_loop_ends_so_does_the_connection()
    {
        await LogInAsync();
        await using (await ListenAsync(Chat))
            Assert.That(EventSub.Sessions, Has.Count.EqualTo(1));

        await WaitAsync(each => each.Sessions.Count == 0);
        Assert.That(EventSub.Subscriptions.Single().Status, Is.EqualTo(EventSubSubscriptionStatus.WebsocketDisconnected));
    }

    [Test]
    public async Task At_a_reconnect_nothing_is_lost_or_doubled_or_subscribed_to_again()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);
        var session = EventSub.Sessions.Single().Id;
        const int Rounds = 5;
        for (var round = 0; round < Rounds; round++)
        {
            var asked = EventSub.Connections + 1;
            await SayAsync($"before {round}");
            await EventSub.ReconnectAsync();
            for (var i = 0; i < 20; i++)
                await SayAsync($"during {round} {i}");
            await WaitAsync(each => each.Connections == asked);
            await SayAsync($"after {round}");
        }

        var expected = Enumerable.Range(0, Rounds)
            .SelectMany(round => new[] { $"before {round}" }.Concat(Enumerable.Range(0, 20).Select(i => $"during {round} {i}")).Append($"after {round}"))
            .ToList();
        List<string> texts = [];
        while (texts.Count < expected.Count)
            texts.Add((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text);

        Assert.That(texts, Is.EqualTo(expected));
        Assert.That(received.IsEmpty);
        Assert.That(EventSub.Sessions.Select(each => each.Id).Distinct(), Is.EqualTo(new[] { session }));
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_loop_that_blocks_its_thread_does_not_hold_up_the_connection()
    {
        await LogInAsync();
        using var go = new ManualResetEventSlim();
        var blocked = new TaskCompletionSource();
        List<string> texts = [];
        var loop = Task.Run(async () =>
        {
            await foreach (var notification in Twitch.EventSub.ListenAsync([Chat]))
            {
                blocked.TrySetResult();
                go.Wait(TestContext.CurrentContext.CancellationToken);
                texts.Add(((ChannelChatMessageEvent)notification.Event).Message.Text);
                if (texts.Count == 3)
                    break;
            }
        });
        await Log.SubscribedAsync(1);
        await SayAsync("1");
        await blocked.Task;

        await EventSub.ReconnectAsync();
        await WaitAsync(each => each.Connections == 2);
        await SayAsync("2");
        await EventSub.ReconnectAsync();
        await WaitAsync(each => each.Connections == 3);
        await SayAsync("3");
        go.Set();

        await loop;
        Assert.That(texts, Is.EqualTo(new[] { "1", "2", "3" }));
    }

    [Test]
    public async Task If_the_next_connection_is_not_welcomed_the_old_one_goes_on_and_it_is_tried_again()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);
        EventSub.Faults.Add(EventSubFault.NoWelcome());

        await EventSub.ReconnectAsync();
        await WaitAsync(each => each.Connections == 2);
        await SayAsync("still here");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("still here"));
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.EqualTo(1));
    }

    [Test]
    public async Task After_a_loss_everything_wanted_is_subscribed_to_again_with_a_fresh_token()
    {
        var token = await LogInAsync();
        await using var received = await ListenAsync(Chat, EventSubSubscriptionTypes.ChannelFollow(Channel, Bot));
        Server.Identity.ExpireToken(token.AccessToken);

        EventSub.Cut();
        await EnabledAsync(2);
        await SayAsync("back");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("back"));
        Assert.That((await Twitch.Tokens.GetAsync(Bot))!.AccessToken, Is.Not.EqualTo(token.AccessToken));
        Assert.That(Log.Lines, Has.Some.StartsWith("Warning: The connection to EventSub is lost: the connection broke"));
    }

    [Test]
    public async Task A_call_that_fails_for_a_moment_is_made_again()
    {
        await LogInAsync();
        Server.Faults.Add(HelixFault.Status(500) with { Operation = "CreateEventSubSubscription", Times = 2 });
        var listening = ListenAsync(Chat);

        for (var tries = 1; tries <= 2; tries++)
        {
            await Time.WhenWaitedAsync(tries, time => time > TimeSpan.Zero && time < TimeSpan.FromSeconds(2));
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        await using var received = await listening;
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.EqualTo(3));
    }

    [Test]
    public async Task A_connection_that_falls_silent_is_given_up_after_the_keepalive_time_and_a_margin()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);
        using var silence = EventSub.Faults.Add(EventSubFault.Silent());
        await SayAsync("not heard");

        Time.Advance(Keepalive + TimeSpan.FromSeconds(1));
        Assert.That(EventSub.Connections, Is.EqualTo(1));
        silence.Dispose();
        Time.Advance(TimeSpan.FromSeconds(1));
        await WaitAsync(each => each.Connections == 2);
        await EnabledAsync(1);
        await SayAsync("heard");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("heard"));
        Assert.That(Log.Lines, Has.Some.Contains("nothing came for 12 s"));
    }

    [Test]
    public async Task Keepalives_keep_a_connection()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);

        for (var i = 0; i < 30; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(4));
            await SayAsync($"{i}");
            await received.NextAsync();
        }

        Assert.That(EventSub.Connections, Is.EqualTo(1));
    }

    [TestCase(4000, "internal error (4000)")]
    [TestCase(4001, "received a message from this side, and allows none (4001)")]
    [TestCase(4002, "no answer to its ping (4002)")]
    [TestCase(4003, "nothing was subscribed to within 10 s (4003)")]
    [TestCase(4004, "not moved within 30 s (4004)")]
    [TestCase(4005, "could not send in time (4005)")]
    [TestCase(4006, "could not send (4006)")]
    [TestCase(4007, "did not know the address to reconnect to (4007)")]
    [TestCase(1001, "closed it with code 1001")]
    public async Task After_each_close_code_it_goes_on(int code, string reason)
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);

        await EventSub.CloseAsync(code);
        await WaitAsync(each => each.Connections == 2 && each.Subscriptions.Any(IsEnabled));
        await SayAsync("back");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("back"));
        Assert.That(Log.Lines, Has.Some.StartsWith("Warning: The connection to EventSub is lost").And.Contains(reason));
    }

    [Test]
    public async Task Subscriptions_of_dead_connections_are_cleared_away_before_a_limit_counts()
    {
        await LogInAsync();
        var wanted = Enumerable.Range(0, 8).Select(i => (EventSubSubscriptionType)EventSubSubscriptionTypes.StreamOnline($"5001000{i}")).ToArray();
        await using var received = new Received(Twitch.ForUser(Bot).EventSub.ListenAsync(wanted, new EventSubListenOptions { ReconnectDelay = TimeSpan.Zero }));
        await EnabledAsync(wanted.Length);

        // Each costs 1 of 10, and those of the connections before still count.
        for (var loss = 0; loss < 4; loss++)
        {
            EventSub.Cut();
            await EnabledAsync(wanted.Length);
        }

        Assert.That(received.Ended.IsCompleted, Is.False);
        Assert.That(EventSub.Connections, Is.EqualTo(5));
        Assert.That(CallsOf("DeleteEventSubSubscription"), Is.Positive);
    }

    [Test]
    public async Task A_message_that_comes_twice_is_told_once()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);
        EventSub.Faults.Add(EventSubFault.Double() with { Times = 3 });

        for (var i = 0; i < 4; i++)
            await SayAsync($"{i}");

        for (var i = 0; i < 4; i++)
            Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo($"{i}"));
    }

    [Test]
    public async Task Closing_waits_for_nobody_who_does_not_answer()
    {
        await LogInAsync();
        var received = await ListenAsync(Chat);
        EventSub.Faults.Add(EventSubFault.Silent() with { Times = null });
        await SayAsync("not heard");

        received.Stop();

        Assert.That(async () => await received.Ended, Throws.InstanceOf<OperationCanceledException>());
        await received.DisposeAsync();
    }

    [Test]
    public async Task A_revocation_ends_that_subscription_and_is_told()
    {
        await LogInAsync();
        List<string> revoked = [];
        await using var received = await ListenAsync(
            new EventSubListenOptions { Revoked = revocation => revoked.Add($"{revocation.Subscription.Type} {revocation.Subscription.Status}") },
            Chat,
            EventSubSubscriptionTypes.ChannelFollow(Channel, Bot));
        var follow = EventSub.Subscriptions.Single(each => each.Type == "channel.follow");

        await EventSub.RevokeAsync(follow.Id, EventSubSubscriptionStatus.ModeratorRemoved);
        await SayAsync("goes on");

        Assert.That((await received.NextAsync<ChannelChatMessageEvent>()).Message.Text, Is.EqualTo("goes on"));
        Assert.That(revoked, Is.EqualTo(new[] { "channel.follow moderator_removed" }));

        EventSub.Cut();
        await EnabledAsync(1);
        Assert.That(EventSub.Subscriptions.Single(IsEnabled).Type, Is.EqualTo("channel.chat.message"), "the one that was revoked isn't made again");
    }

    [Test]
    public async Task When_Twitch_has_ended_all_subscriptions_the_loop_says_so()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);

        await EventSub.RevokeAsync(EventSub.Subscriptions.Single().Id, EventSubSubscriptionStatus.ChatUserBanned);

        Assert.That(
            async () => await received.Ended,
            Throws.TypeOf<HelixException>().With.Message.EqualTo(
                "Twitch has ended all subscriptions of the loop: channel.chat.message 1 (chat_user_banned)."));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task When_the_authorization_is_revoked_the_user_needs_to_consent_also_if_the_loop_ends_by_it(bool isLast)
    {
        await LogInAsync();
        var asked = new TaskCompletionSource<string>();
        Twitch.Tokens.ConsentNeeded += (_, e) => asked.TrySetResult(e.Token.UserId);
        await using var received = isLast ? await ListenAsync(Chat) : await ListenAsync(Chat, EventSubSubscriptionTypes.StreamOnline(Channel));

        Server.Identity.DisconnectUser(Bot);

        Assert.That(await asked.Task, Is.EqualTo(Bot));
        Assert.That((await Twitch.Tokens.GetAsync(Bot))!.NeedsConsent);
    }

    [Test]
    public async Task A_scope_that_is_missing_is_told_before_anything_is_sent()
    {
        await LogInAsync(Bot, TwitchScopes.ModeratorReadFollowers);
        await using var received = new Received(Twitch.EventSub.ListenAsync([Chat]));

        Assert.That(
            async () => await received.Ended,
            Throws.TypeOf<HelixAuthorizationException>().With.Property(nameof(HelixAuthorizationException.MissingScopes)).EqualTo(new[] { "user:read:chat" }));
        Assert.That(CallsOf("CreateEventSubSubscription"), Is.Zero);
    }

    [Test]
    public async Task A_type_that_any_user_can_subscribe_to_joins_the_session_of_the_others()
    {
        await LogInAsync();
        await using var received = await ListenAsync(EventSubSubscriptionTypes.StreamOnline(Channel), Chat);

        Assert.That(EventSub.Connections, Is.EqualTo(1));
        Assert.That(await EventSub.SendAsync("stream.online"), Is.EqualTo(1));
        Assert.That(await received.NextAsync<StreamOnlineEvent>(), Is.Not.Null);
    }

    [Test]
    public async Task Each_user_has_a_session()
    {
        await LogInAsync();
        await LogInAsync(Channel, TwitchScopes.ChannelReadPolls);
        await using var received = await ListenAsync(Chat, EventSubSubscriptionTypes.ChannelPollBegin(Channel));

        Assert.That(EventSub.Sessions, Has.Count.EqualTo(2));
        await EventSub.SendAsync("channel.poll.begin");
        Assert.That(await received.NextAsync<ChannelPollBeginEvent>(), Is.Not.Null);
    }

    [Test]
    public async Task A_loop_of_a_client_that_is_disposed_says_so()
    {
        await LogInAsync();
        await using var received = await ListenAsync(Chat);

        await Twitch.DisposeAsync();

        Assert.That(async () => await received.Ended, Throws.TypeOf<ObjectDisposedException>());
    }

    [Test]
    public async Task An_address_that_is_none_of_a_WebSocket_is_named()
    {
        var options = Server.CreateOptions();
        options.EventSubAddress = new Uri(EventSubAddressElsewhere());
        await using var twitch = HelixClient.Create(options);
        await twitch.Tokens.AddAsync(Server.Identity.CreateUserToken(Bot, [TwitchScopes.UserReadChat]).ToHelixToken());
        await using var received = new Received(twitch.EventSub.ListenAsync([Chat]));

        Assert.That(
            async () => await received.Ended,
            Throws.InstanceOf<HelixException>().With.Message.Contains("refuses WebSockets (status 404). Look at HelixOptions.EventSubAddress."));

        string EventSubAddressElsewhere() => new UriBuilder(Server.EventSubAddress) { Path = "/helix/nothing" }.Uri.AbsoluteUri;
    }

    [Test]
    public async Task An_address_that_redirects_is_named()
    {
        using var elsewhere = new RedirectingServer(Server.EventSubAddress);
        var options = Server.CreateOptions();
        options.EventSubAddress = elsewhere.Address;
        await using var twitch = HelixClient.Create(options);
        await twitch.Tokens.AddAsync(Server.Identity.CreateUserToken(Bot, [TwitchScopes.UserReadChat]).ToHelixToken());
        await using var received = new Received(twitch.EventSub.ListenAsync([Chat]));

        Assert.That(async () => await received.Ended, Throws.InstanceOf<HelixException>().With.Message.Contains("redirects (status 302)"));
    }

    /// <summary>Redirects everything.</summary>
    private sealed class RedirectingServer : IDisposable
    {
        private readonly TcpListener listener = new(IPAddress.Loopback, 0);

        public RedirectingServer(Uri to)
        {
            listener.Start();
            _ = AnswerAsync($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        }

        public Uri Address => new($"ws://{listener.LocalEndpoint}/ws");

        public void Dispose() => listener.Dispose();

        private async Task AnswerAsync(string answer)
        {
            using var connection = await listener.AcceptTcpClientAsync();
            var stream = connection.GetStream();
            await stream.ReadAtLeastAsync(new byte[16], 16);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
