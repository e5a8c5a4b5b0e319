using System.Net;
using Microsoft.Extensions.DependencyInjection;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>Twitch has the subscriptions that are wanted, whatever it had before and whatever fails.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class ReconcilerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromMinutes(5);

    [Test]
    public async Task What_is_missing_is_created_with_the_app_token_and_enabled_when_Twitch_has_verified_it()
    {
        using var twitch = new TwitchSide { Verifies = false };
        await using var app = await StartAsync(twitch);
        await app.Time.UntilAsync(() => twitch.Created.Count == 1);
        await app.Time.UntilAsync(() => State(app) == EventSubSubscriptionState.Pending);

        await twitch.VerifyAsync(twitch[WebhookApp.Online], app.Time.GetUtcNow());

        await EnabledAsync(app);
        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(twitch[WebhookApp.Online].Id));
        Assert.That(Calls(twitch).SelectMany(request => request.Headers["authorization"]).Distinct(), Is.EqualTo(new[] { "Bearer test-app-token-1" }));
        Assert.That(twitch.Created, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_event_proves_that_a_subscription_is_enabled()
    {
        using var twitch = new TwitchSide { Verifies = false };
        await using var app = await StartAsync(twitch);
        // The clock stands still, so nothing is listed again.
        await Until.TrueAsync(() => app.Time.IsWaiting(TimeSpan.FromMilliseconds(500)));

        await twitch.SendAsync(app.Notification(twitch[WebhookApp.Online]));

        Assert.That(State(app), Is.EqualTo(EventSubSubscriptionState.Enabled));
    }

    [TestCase("enabled")]
    [TestCase("webhook_callback_verification_pending")]
    public async Task What_is_there_is_adopted(string status)
    {
        using var twitch = new TwitchSide();
        await (await (await StartAsync(twitch)).VerifiedAsync()).DisposeAsync();
        var there = twitch[WebhookApp.Online];
        there.Status = status;
        var before = Lists(twitch);

        await using var app = await StartAsync(twitch);
        await app.Time.UntilAsync(() => Lists(twitch) > before);
        there.Status = "enabled";
        await EnabledAsync(app);

        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(there.Id));
        Assert.That((twitch.Created.Count, twitch.Deleted.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_Twitch_tells_in_another_way_is_adopted_all_the_same()
    {
        using var twitch = new TwitchSide();
        await (await (await StartAsync(twitch)).VerifiedAsync()).DisposeAsync();
        var there = twitch[WebhookApp.Online];
        var told = new Dictionary<string, string>(there.Condition) { ["a_new_field"] = "0" };
        twitch.Remove(there);
        twitch.Add(new TwitchSubscription { Id = there.Id, Type = there.Type, Version = there.Version, Condition = told, Callback = there.Callback });

        await using var app = await EnabledAsync(await StartAsync(twitch));

        Assert.That((twitch.Created.Count, twitch.Deleted.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_a_conflict_names_is_adopted()
    {
        using var twitch = new TwitchSide();
        await (await (await StartAsync(twitch)).VerifiedAsync()).DisposeAsync();
        var there = twitch[WebhookApp.Online];
        twitch.Lists = _ => false;

        await using var app = await StartAsync(twitch);
        await app.Time.UntilAsync(() => Calls(twitch).Any(request => request.StatusCode == 409));
        twitch.Lists = _ => true;
        await EnabledAsync(app);

        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(there.Id));
        Assert.That((twitch.Created.Count, twitch.Deleted.Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public async Task What_is_ours_and_not_wanted_is_deleted_and_nothing_else()
    {
        var offline = EventSubSubscriptionTypes.StreamOffline("40010001");
        var mark = "0123456789abcdef-" + new string('0', 32);
        TwitchSubscription[] ours =
        [
            TwitchSubscription.Of(offline, WebhookApp.Callback),
            TwitchSubscription.Of(offline, $"{WebhookApp.Callback}?subscription={mark}", "webhook_callback_verification_pending"),
            // Made by something else with this address: its secret is unknown, so no message of it can be verified.
            TwitchSubscription.Of(WebhookApp.Online, WebhookApp.Callback),
            TwitchSubscription.Of(WebhookApp.Online, $"{WebhookApp.Callback}?subscription={mark}", "authorization_revoked"),
        ];
        TwitchSubscription[] others =
        [
            TwitchSubscription.Of(offline, "http://localhost:5000/eventsub/other"),
            TwitchSubscription.Of(offline, $"{WebhookApp.Callback}?subscription=other"),
            TwitchSubscription.Of(offline, $"http://localhost:5001/eventsub?subscription={mark}"),
            TwitchSubscription.Of(offline, "", method: "websocket"),
            TwitchSubscription.Of(offline, WebhookApp.Callback, method: "conduit"),
        ];
        using var twitch = new TwitchSide();
        twitch.Add([.. ours, .. others]);

        await using var app = await StartAsync(twitch);

        await app.Time.UntilAsync(() => twitch.Deleted.Count == ours.Length);
        await app.Time.SkipAsync(Hour);
        await app.Time.SkipAsync(Hour);
        Assert.That(twitch.Deleted, Is.EquivalentTo(ours.Select(each => each.Id)));
        Assert.That(
            twitch.Subscriptions.Select(each => each.Id),
            Is.EquivalentTo(others.Select(each => each.Id).Append(app.Receiver.Subscriptions.Single().Id)));
    }

    [TestCase("notification_failures_exceeded")]
    [TestCase("webhook_callback_verification_failed")]
    [TestCase("authorization_revoked")]
    [TestCase("something_new")]
    public async Task What_has_ended_is_deleted_and_created_anew(string status)
    {
        using var twitch = new TwitchSide();
        await (await (await StartAsync(twitch)).VerifiedAsync()).DisposeAsync();
        var ended = twitch[WebhookApp.Online];
        ended.Status = status;

        await using var app = await StartAsync(twitch);
        await EnabledAsync(app);

        Assert.That(twitch.Deleted, Is.EqualTo(new[] { ended.Id }));
        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(twitch.Subscriptions.Single().Id).And.Not.EqualTo(ended.Id));
    }

    [Test]
    public async Task What_ended_without_a_message_is_created_anew_within_the_hour()
    {
        using var twitch = new TwitchSide();
        await using var app = await EnabledAsync(await StartAsync(twitch));
        var ended = twitch[WebhookApp.Online];
        await app.Time.UntilAsync(() => app.Time.IsWaiting(Hour));
        twitch.Remove(ended);

        await app.Time.SkipAsync(Hour);
        await app.Time.UntilAsync(() => twitch.Created.Count == 2);
        await EnabledAsync(app);

        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(twitch[WebhookApp.Online].Id));
    }

    [Test]
    public async Task What_Twitch_ended_for_failures_is_created_anew_at_once()
    {
        using var twitch = new TwitchSide();
        await using var app = await EnabledAsync(await StartAsync(twitch));
        var ended = twitch[WebhookApp.Online];
        await app.Time.UntilAsync(() => app.Time.IsWaiting(Hour));
        ended.Status = "notification_failures_exceeded";

        await twitch.SendAsync(app.Revocation(ended, ended.Status));

        await app.Time.UntilAsync(() => twitch.Created.Count == 2);
        await EnabledAsync(app);
        Assert.That(twitch.Deleted, Is.EqualTo(new[] { ended.Id }));
    }

    [Test]
    public async Task What_was_revoked_is_not_created_until_it_is_added_again()
    {
        using var twitch = new TwitchSide();
        await using var app = await EnabledAsync(await StartAsync(twitch));
        var ended = twitch[WebhookApp.Online];
        await app.Time.UntilAsync(() => app.Time.IsWaiting(Hour));
        ended.Status = "authorization_revoked";

        await twitch.SendAsync(app.Revocation(ended, ended.Status));
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1);
        await app.Time.SkipAsync(Hour);
        await app.Time.SkipAsync(Hour);
        var after = (State(app), twitch.Created.Count);
        app.Receiver.Add(WebhookApp.Online);
        await EnabledAsync(app);

        Assert.That(after, Is.EqualTo((EventSubSubscriptionState.Revoked, 1)));
        Assert.That(twitch.Created, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Subscriptions_are_added_and_removed_while_the_app_runs()
    {
        var offline = EventSubSubscriptionTypes.StreamOffline("40010001");
        using var twitch = new TwitchSide();
        await using var app = await EnabledAsync(await StartAsync(twitch));
        var first = twitch[WebhookApp.Online];

        app.Receiver.Add(offline);
        await EnabledAsync(app);
        app.Receiver.Remove(WebhookApp.Online);
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1);

        Assert.That(twitch.Deleted, Is.EqualTo(new[] { first.Id }));
        Assert.That(twitch.Subscriptions.Single().Type, Is.EqualTo("stream.offline"));
    }

    [Test]
    public async Task A_list_that_is_late_shows_nothing_that_was_deleted()
    {
        using var twitch = new TwitchSide { ListsDeleted = true };
        await using var app = await EnabledAsync(await StartAsync(twitch));
        app.Receiver.Remove(WebhookApp.Online);
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1 && app.Time.IsWaiting(Hour));

        app.Receiver.Add(WebhookApp.Online);
        await EnabledAsync(app);

        Assert.That(twitch.Created, Has.Count.EqualTo(2));
        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(twitch[WebhookApp.Online].Id));
    }

    [Test]
    public async Task The_app_token_is_taken_although_there_is_a_default_user()
    {
        using var twitch = new TwitchSide();
        await using var app = await EnabledAsync(await WebhookApp.StartAsync(
            twitch,
            new EventLog().Subscribe,
            services: services => services.Configure<HelixOptions>(options => options.DefaultUserId = "40010003")));
        await app.Services.GetRequiredService<IHelixClient>().Tokens.AddAsync(twitch.Server.Identity.CreateUserToken("40010003", []).ToHelixToken());

        app.Receiver.Add(EventSubSubscriptionTypes.StreamOffline("40010001"));
        await EnabledAsync(app);
        app.Receiver.Remove(WebhookApp.Online);
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1);

        Assert.That(Calls(twitch).SelectMany(request => request.Headers["authorization"]).Distinct(), Is.EqualTo(new[] { "Bearer test-app-token-1" }));
    }

    [Test]
    public async Task A_webhook_that_Twitch_does_not_reach_fails_and_is_tried_again_after_five_minutes()
    {
        using var twitch = new TwitchSide { Verifies = false };
        await using var app = await StartAsync(twitch);
        await app.Time.UntilAsync(() => twitch.Created.Count == 1);
        twitch.Subscriptions.Single().Status = "webhook_callback_verification_failed";

        await app.Time.UntilAsync(() => State(app) == EventSubSubscriptionState.Failed);
        var reason = app.Receiver.Subscriptions.Single().Reason;
        await app.Time.UntilAsync(() => app.Time.IsWaiting(AfterRefusal) && twitch.Deleted.Count == 1);
        var before = twitch.Created.Count;
        twitch.Verifies = true;
        await app.Time.SkipAsync(AfterRefusal);
        await EnabledAsync(app);

        Assert.That(reason, Does.Contain("stream.online").And.Contain("challenge"));
        Assert.That((before, twitch.Created.Count), Is.EqualTo((1, 2)));
    }

    [Test]
    public async Task What_Twitch_refuses_fails_with_its_reason_and_is_tried_again_after_five_minutes()
    {
        using var twitch = new TwitchSide
        {
            Failure = request => request.Method == "POST"
                ? new HelixApiException("subscription missing proper authorization") { StatusCode = HttpStatusCode.Forbidden }
                : null,
        };
        await using var app = await StartAsync(twitch);
        await app.Time.UntilAsync(() => State(app) == EventSubSubscriptionState.Failed);
        var reason = app.Receiver.Subscriptions.Single().Reason;

        twitch.Failure = _ => null;
        await app.Time.SkipAsync(AfterRefusal);
        await EnabledAsync(app);

        Assert.That(reason, Does.Contain("subscription missing proper authorization").And.Not.Contain(twitch[WebhookApp.Online].Secret));
    }

    [TestCase("GET")]
    [TestCase("POST")]
    public async Task What_may_be_over_soon_is_tried_again_soon(string method)
    {
        var left = 12;
        using var twitch = new TwitchSide
        {
            Failure = request => request.Method == method && Interlocked.Decrement(ref left) >= 0
                ? new HelixApiException("Try later") { StatusCode = HttpStatusCode.ServiceUnavailable }
                : null,
        };

        await using var app = await StartAsync(twitch);

        await EnabledAsync(app);
        Assert.That(left, Is.Negative);
    }

    [Test]
    public async Task If_Twitch_refuses_the_application_all_have_failed_until_it_does_not()
    {
        using var twitch = new TwitchSide
        {
            Failure = _ => new HelixApiException("The app is suspended") { StatusCode = HttpStatusCode.Forbidden },
        };
        await using var app = await StartAsync(twitch);
        await app.Time.UntilAsync(() => State(app) == EventSubSubscriptionState.Failed);

        twitch.Failure = _ => null;
        await app.Time.SkipAsync(AfterRefusal);

        await EnabledAsync(app);
    }

    [Test]
    public async Task All_pages_are_read()
    {
        var all = Enumerable.Range(1, 250).Select(number => EventSubSubscriptionTypes.StreamOnline($"{40010000 + number}")).ToList();
        void Subscribe(EventSubHandlers events) => all.ForEach(each => events.On(each, (_, _, _) => Task.CompletedTask));
        using var twitch = new TwitchSide();
        await (await EnabledAsync(await WebhookApp.StartAsync(twitch, Subscribe))).DisposeAsync();
        var before = twitch.Created.Count;

        await using var app = await EnabledAsync(await WebhookApp.StartAsync(twitch, Subscribe));

        Assert.That((before, twitch.Created.Count, twitch.Deleted.Count), Is.EqualTo((250, 250, 0)));
    }

    internal static Task<WebhookApp> StartAsync(TwitchSide twitch, Action<EventSubWebhookOptions>? webhook = null) =>
        WebhookApp.StartAsync(twitch, new EventLog().Subscribe, webhook);

    internal static async Task<WebhookApp> EnabledAsync(WebhookApp app)
    {
        await app.Time.UntilAsync(() => app.Receiver.Subscriptions.All(each => each.State == EventSubSubscriptionState.Enabled));
        return app;
    }

    private static EventSubSubscriptionState State(WebhookApp app) => app.Receiver.Subscriptions.Single().State;

    private static IEnumerable<HelixTestRequest> Calls(TwitchSide twitch) =>
        twitch.Server.Requests.Where(request => request.Address.AbsolutePath.EndsWith("/eventsub/subscriptions", StringComparison.Ordinal));

    private static int Lists(TwitchSide twitch) => Calls(twitch).Count(request => request.Method == "GET");
}
