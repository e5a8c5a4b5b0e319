using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.EventSub;

/// <summary>The transport of a subscription determines the kind of token, its type the scopes and the user.</summary>
public sealed class SubscriptionTokenTests : TokenFixture
{
    private const string Broadcaster = "40010001";

    private static readonly EventSubSubscriptionType Follow = EventSubSubscriptionTypes.ChannelFollow(broadcasterUserId: Broadcaster, moderatorUserId: UserId);

    [Test]
    public async Task A_WebSocket_takes_the_token_of_the_user_whose_scopes_the_type_needs()
    {
        await StoreAsync(Broadcaster, "of-the-broadcaster", "channel:read:subscriptions");
        await StoreAsync(UserId, "of-the-moderator", "moderator:read:followers", "user:read:chat");

        await SubscribeAsync(Follow, "websocket");
        await SubscribeAsync(EventSubSubscriptionTypes.ChannelChatMessage(broadcasterUserId: Broadcaster, userId: UserId), "websocket");
        await SubscribeAsync(EventSubSubscriptionTypes.ChannelSubscribe(Broadcaster), "websocket");

        Assert.That(Used, Is.EqualTo(new[] { "of-the-moderator", "of-the-moderator", "of-the-broadcaster" }));
    }

    [TestCase("webhook")]
    [TestCase("conduit")]
    public async Task Webhook_and_conduit_take_the_app_token_though_the_users_is_stored(string method)
    {
        await StoreAsync(UserId, "of-the-moderator", "moderator:read:followers");

        await SubscribeAsync(Follow, method);

        Assert.That(Used, Is.EqualTo(new[] { "app-token" }));
    }

    [TestCase("channel.follow", "2")]
    [TestCase("user.dream", "1", TestName = "A body made by hand of a type that this version does not know")]
    public async Task A_body_made_by_hand_takes_the_same_token(string type, string version)
    {
        await StoreAsync(UserId, "of-the-moderator", "moderator:read:followers");
        var condition = new Dictionary<string, string> { ["broadcaster_user_id"] = Broadcaster, ["moderator_user_id"] = UserId };
        Server.Api = _ => Created();

        foreach (var method in new[] { "websocket", "WebSocket", "webhook", "conduit" })
            await Client.EventSub.CreateEventSubSubscriptionAsync(
                new CreateEventSubSubscriptionBody { Type = type, Version = version, Condition = condition, Transport = Transport(method) });

        Assert.That(Used, Is.EqualTo(new[] { "of-the-moderator", "of-the-moderator", "app-token", "app-token" }));
    }

    [Test]
    public async Task A_missing_scope_of_the_type_is_told_before_anything_is_sent()
    {
        await StoreAsync(UserId, "of-the-moderator", "user:edit");

        var e = Refused(Follow, "websocket");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((e.Operation, e.UserId, e.NeedsConsent), Is.EqualTo(("CreateEventSubSubscription", UserId, true)));
            Assert.That(e.MissingScopes, Is.EqualTo(new[] { "moderator:read:followers" }));
            Assert.That(e.Message, Does.StartWith(
                $"CreateEventSubSubscription of channel.follow 2 over websocket can't be called: the token of user {UserId} lacks moderator:read:followers."));
            Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
        }
    }

    [Test]
    public async Task Of_scopes_of_which_any_will_do_the_fewest_are_missing()
    {
        await StoreAsync(UserId, "of-the-moderator", "moderator:manage:blocked_terms", "moderator:read:chat_settings", "moderator:read:unban_requests",
            "moderator:manage:banned_users", "moderator:read:chat_messages", "moderator:read:vips");
        var moderate = EventSubSubscriptionTypes.ChannelModerate(broadcasterUserId: Broadcaster, moderatorUserId: UserId);

        var e = Refused(moderate, "websocket");

        Assert.That(e.MissingScopes, Is.EqualTo(new[] { "moderator:read:warnings", "moderator:read:moderators" }));
    }

    [Test]
    public async Task A_user_in_the_condition_without_a_token_is_named_whoever_else_is_stored()
    {
        CreateClient(options => options.DefaultUserId = Broadcaster);
        await StoreAsync(Broadcaster, "of-the-broadcaster", "moderator:read:followers");

        var e = Refused(Follow, "websocket");

        Assert.That(e.UserId, Is.EqualTo(UserId));
        Assert.That(e.MissingScopes, Is.EqualTo(new[] { "moderator:read:followers" }));
    }

    [Test]
    public async Task A_type_that_needs_no_scope_takes_the_token_of_its_user_or_else_the_default_users()
    {
        CreateClient(options => options.DefaultUserId = UserId);
        await StoreAsync(UserId, "of-the-default");
        await StoreAsync(Broadcaster, "of-the-broadcaster");

        await SubscribeAsync(EventSubSubscriptionTypes.StreamOnline(Broadcaster), "websocket");
        await SubscribeAsync(EventSubSubscriptionTypes.StreamOnline("999"), "websocket");
        await SubscribeAsync(EventSubSubscriptionTypes.ChannelRaid(toBroadcasterUserId: "999"), "websocket");
        Store.Put(new HelixToken(Broadcaster, "ended") { NeedsConsent = true });
        await SubscribeAsync(EventSubSubscriptionTypes.StreamOnline(Broadcaster), "websocket");

        Assert.That(Used, Is.EqualTo(new[] { "of-the-broadcaster", "of-the-default", "of-the-default", "of-the-default" }));
    }

    [Test]
    public async Task Without_a_user_that_will_do_the_error_says_how_to_choose_one()
    {
        var none = Refused(EventSubSubscriptionTypes.StreamOnline(Broadcaster), "websocket");
        await StoreAsync(UserId, "of-another");
        var another = Refused(EventSubSubscriptionTypes.StreamOnline(Broadcaster), "websocket");

        Assert.That(none.Message, Does.StartWith("There is no token for CreateEventSubSubscription of stream.online 1 over websocket. It takes: User token.")
            .And.Contain("Tokens.AddAsync").And.Contain("HelixOptions.DefaultUserId").And.Not.Contain("ClientSecret"));
        Assert.That(another.Message, Does.Contain($"ForUser(\"{UserId}\")").And.Contain("HelixOptions.DefaultUserId"));
        Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
    }

    [Test]
    public async Task What_the_caller_asks_for_wins_where_the_transport_takes_it()
    {
        await StoreAsync(Broadcaster, "of-the-broadcaster", "moderator:read:followers");
        Server.Api = _ => Created();

        await SubscribeAsync(Client.ForUser(Broadcaster), Follow, "websocket");
        await SubscribeAsync(Client.ForApp(), Follow, "webhook");

        Assert.That(Used, Is.EqualTo(new[] { "of-the-broadcaster", "app-token" }));
    }

    [TestCase("websocket")]
    [TestCase("webhook")]
    public async Task A_token_of_the_options_is_used_with_any_transport(string method)
    {
        CreateClient(options => options.AccessToken = "given");

        await SubscribeAsync(Follow, method);

        Assert.That(Used, Is.EqualTo(new[] { "given" }));
    }

    [Test]
    public async Task What_the_caller_asks_for_is_refused_where_the_transport_does_not_take_it()
    {
        await StoreAsync(UserId, "of-the-moderator", "moderator:read:followers");

        var app = Assert.ThrowsAsync<HelixAuthorizationException>(() => SubscribeAsync(Client.ForApp(), Follow, "websocket"))!;
        var user = Assert.ThrowsAsync<HelixAuthorizationException>(() => SubscribeAsync(Client.ForUser(UserId), Follow, "webhook"))!;

        Assert.That(app.Message, Is.EqualTo(
            "CreateEventSubSubscription of channel.follow 2 over websocket takes no app token. It takes: User token with moderator:read:followers."));
        Assert.That(user.Message,
            Is.EqualTo("CreateEventSubSubscription of channel.follow 2 over webhook takes no user token. It takes: App token with moderator:read:followers."));
        Assert.That(Server.Calls.Concat(Server.IdentityCalls), Is.Empty);
    }

    [Test]
    public void The_tokens_that_an_error_lists_are_bounded()
    {
        var moderate = EventSubSubscriptionTypes.ChannelModerate(broadcasterUserId: Broadcaster, moderatorUserId: UserId);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => SubscribeAsync(Client.ForApp(), moderate, "websocket"))!;

        Assert.That(e.Message, Does.EndWith("; or 60 other sets of scopes.").And.Length.LessThan(2000));
    }

    [TestCase("conduit.shard.disabled", "client_id")]
    [TestCase("drop.entitlement.grant", "organization_id")]
    public async Task A_type_for_apps_alone_takes_the_app_token_and_is_refused_over_a_WebSocket(string type, string field)
    {
        CreateClient(options => options.DefaultUserId = UserId);
        await StoreAsync(UserId, "of-the-user");
        var subscription = new EventSubSubscriptionType(type, "1", new Dictionary<string, string> { [field] = "1" });

        await SubscribeAsync(subscription, "webhook");
        await SubscribeAsync(subscription, "conduit");
        var e = Refused(subscription, "websocket");

        Assert.That(Used, Is.EqualTo(new[] { "app-token", "app-token" }));
        Assert.That(e.Message, Is.EqualTo(
            $"No token fits CreateEventSubSubscription of {type} 1 over websocket: that transport takes a user token, "
            + $"and {type} 1 takes an app token. Use another transport."));
    }

    [Test]
    public void Without_a_secret_a_webhook_asks_for_it()
    {
        CreateClient(options => options.ClientSecret = null);

        var e = Refused(Follow, "webhook");

        Assert.That(e.Message, Does.Contain("HelixOptions.ClientSecret").And.Not.Contain("ForUser"));
    }

    [Test]
    public async Task A_transport_that_is_new_at_Twitch_takes_what_the_operation_takes()
    {
        await SubscribeAsync(Follow, "pigeon");

        Assert.That(Used, Is.EqualTo(new[] { "app-token" }));
    }

    [Test]
    public async Task A_rejected_token_is_renewed()
    {
        Twitch.Scopes = ["moderator:read:followers"];
        await StoreTokenAsync();
        Twitch.Reject("access-1");

        await Client.EventSub.CreateEventSubSubscriptionAsync(CreateEventSubSubscriptionBody.For(Follow, Transport("websocket")));

        Assert.That(Used, Is.EqualTo(new[] { "access-1", "access-2" }));
    }

    private static CreateEventSubSubscriptionTransport Transport(string method) => new() { Method = method };

    private static Answer Created() => Answer.Json("""{"data":[],"total":0,"total_cost":0,"max_total_cost":10}""", 202);

    private Task<HelixToken> StoreAsync(string userId, string accessToken, params string[] scopes) =>
        Client.Tokens.AddAsync(new HelixToken(userId, accessToken) { Scopes = scopes });

    private HelixAuthorizationException Refused(EventSubSubscriptionType type, string method) =>
        Assert.ThrowsAsync<HelixAuthorizationException>(() => SubscribeAsync(type, method))!;

    private Task<CreateEventSubSubscriptionResponse> SubscribeAsync(EventSubSubscriptionType type, string method) => SubscribeAsync(Client, type, method);

    private Task<CreateEventSubSubscriptionResponse> SubscribeAsync(IHelixClient twitch, EventSubSubscriptionType type, string method)
    {
        Server.Api = _ => Created();
        return twitch.EventSub.CreateEventSubSubscriptionAsync(CreateEventSubSubscriptionBody.For(type, Transport(method)));
    }
}
