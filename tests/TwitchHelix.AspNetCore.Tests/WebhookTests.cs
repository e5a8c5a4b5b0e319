using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>What a webhook answers to Twitch and to others, and what is handled.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WebhookTests
{
    private static readonly Dictionary<string, Action<TwitchMessage>> Forgeries = new()
    {
        ["signature"] = message => message.Headers["Twitch-Eventsub-Message-Signature"] = "sha256=" + new string('0', 64),
        ["no signature"] = message => message.Headers.Remove("Twitch-Eventsub-Message-Signature"),
        ["secret"] = message => message.Sign(new string('0', 64)),
        ["the secret of the application"] = message => message.Sign(WebhookApp.Secret),
        ["body"] = message => message.Body[^1] ^= 1,
        ["ID"] = message => message.Id = "another-id",
        ["no ID"] = message => message.Headers.Remove("Twitch-Eventsub-Message-Id"),
        ["longer mark"] = message => message.Callback = new Uri(message.Callback.AbsoluteUri + "0"),
        ["mark of another subscription"] = message => message.Callback = new Uri(message.Callback.AbsoluteUri[..^32] + new string('0', 32)),
        ["mark of another secret"] = message =>
            message.Callback = new Uri(message.Callback.AbsoluteUri.Replace("subscription=", "subscription=0", StringComparison.Ordinal)),
        ["no mark"] = message => message.Callback = new Uri(WebhookApp.Callback),
    };

    private static IEnumerable<string> Forged => Forgeries.Keys;

    [Test]
    public async Task A_message_that_comes_three_times_is_handled_once()
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe)).VerifiedAsync();
        var message = app.Notification(twitch[WebhookApp.Online]);

        var answers = new[] { await twitch.SendAsync(message), await twitch.SendAsync(message), await twitch.SendAsync(message) };

        Assert.That(answers.Select(answer => (answer.Status, answer.Text)), Is.All.EqualTo((204, "")));
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "9001" }));
    }

    [TestCaseSource(nameof(Forged))]
    public async Task A_wrong_signature_is_403_and_never_handled(string forged)
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe)).VerifiedAsync();
        var message = app.Notification(twitch[WebhookApp.Online]);
        Forgeries[forged](message);

        Assert.That(await twitch.SendAsync(message), Is.EqualTo(new Answer(403)));
        Assert.That(await log.BeforeAsync(app), Is.Empty);
    }

    [TestCase(11)]
    [TestCase(-11)]
    public async Task A_message_of_another_time_is_403(int minutes)
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe)).VerifiedAsync();
        var message = new TwitchMessage(
            twitch[WebhookApp.Online], "notification", app.Notification(twitch[WebhookApp.Online]).Body, app.Time.GetUtcNow() - TimeSpan.FromMinutes(minutes));

        Assert.That(await twitch.SendAsync(message), Is.EqualTo(new Answer(403)));
        Assert.That(await log.BeforeAsync(app), Is.Empty);
    }

    [Test]
    public async Task A_challenge_is_answered_as_plain_text_and_only_for_a_subscription_that_is_wanted()
    {
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, new EventLog().Subscribe)).VerifiedAsync();
        var subscription = twitch[WebhookApp.Online];
        TwitchMessage Ask(JObject of) =>
            new(subscription, "webhook_callback_verification", new JObject { ["challenge"] = "pogchamp-kappa", ["subscription"] = of }, app.Time.GetUtcNow());
        var ofAnother = subscription.ToJson();
        ofAnother["condition"]!["broadcaster_user_id"] = "40010002";
        var ofAnotherVersion = subscription.ToJson();
        ofAnotherVersion["version"] = "2";

        var wanted = await twitch.SendAsync(Ask(subscription.ToJson()));
        var others = new[] { await twitch.SendAsync(Ask(ofAnother)), await twitch.SendAsync(Ask(ofAnotherVersion)) };
        app.Receiver.Remove(WebhookApp.Online);
        var removed = await twitch.SendAsync(Ask(subscription.ToJson()));

        Assert.That(wanted, Is.EqualTo(new Answer(200, "pogchamp-kappa", "text/plain")));
        Assert.That(others.Append(removed), Is.All.EqualTo(new Answer(403)));
    }

    [Test]
    public async Task A_notification_that_is_sent_again_as_a_challenge_or_a_revocation_is_403()
    {
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, new EventLog().Subscribe)).VerifiedAsync();
        var message = app.Notification(twitch[WebhookApp.Online]);

        foreach (var type in new[] { "webhook_callback_verification", "revocation" })
        {
            message.Headers["Twitch-Eventsub-Message-Type"] = type;
            Assert.That(await twitch.SendAsync(message), Is.EqualTo(new Answer(403)), type);
        }
        Assert.That(app.Receiver.Subscriptions.Single().State, Is.Not.EqualTo(EventSubSubscriptionState.Revoked));
    }

    [Test]
    public async Task A_slow_handler_does_not_delay_the_answer_and_a_full_queue_is_503_until_there_is_room()
    {
        var (entered, goOn) = (new SemaphoreSlim(0), new SemaphoreSlim(0));
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(
            twitch,
            events => events.On(WebhookApp.Online, async (e, context, cancellationToken) =>
            {
                entered.Release();
                await goOn.WaitAsync(cancellationToken);
                await log.HandleAsync(e, context, cancellationToken);
            }),
            configure: options => options.QueueCapacity = 1)).VerifiedAsync();
        var subscription = twitch[WebhookApp.Online];
        var (handled, waiting, late) = (app.Notification(subscription, "1"), app.Notification(subscription, "2"), app.Notification(subscription, "3"));

        var answers = new List<int> { (await twitch.SendAsync(handled)).Status };
        await entered.WaitAsync();
        foreach (var message in new[] { waiting, late, late, waiting })
            answers.Add((await twitch.SendAsync(message)).Status);
        goOn.Release(2);
        await Until.TrueAsync(() => log.Handled.Count == 2);
        foreach (var message in new[] { late, late })
            answers.Add((await twitch.SendAsync(message)).Status);
        goOn.Release(2);

        Assert.That(answers, Is.EqualTo(new[] { 204, 204, 503, 503, 204, 204, 204 }));
        await Until.TrueAsync(() => log.Handled.Count == 3);
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "1", "2", "3" }));
        goOn.Dispose();
        entered.Dispose();
    }

    [Test]
    public async Task What_was_answered_is_handled_before_the_app_stops()
    {
        var (entered, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, events => events.On(WebhookApp.Online, async (e, context, cancellationToken) =>
        {
            entered.TrySetResult();
            await goOn.Task;
            await log.HandleAsync(e, context, cancellationToken);
        }))).VerifiedAsync();
        foreach (var id in new[] { "1", "2" })
            await twitch.SendAsync(app.Notification(twitch[WebhookApp.Online], id));
        await entered.Task;

        var stopping = app.StopAsync();
        goOn.SetResult();
        await stopping;

        Assert.That(log.Handled, Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task A_handler_that_fails_harms_no_other_event()
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, events =>
        {
            events.On(WebhookApp.Online, (e, _, _) => e.Id == "1" ? throw new InvalidOperationException("A slip in the test") : Task.CompletedTask);
            log.Subscribe(events);
        })).VerifiedAsync();

        var answer = await twitch.SendAsync(app.Notification(twitch[WebhookApp.Online], "1"));

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "1" }));
    }

    [Test]
    public async Task A_revocation_is_handled_and_ends_the_subscription()
    {
        var revoked = new TaskCompletionSource<EventSubRevocation>();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, events => events
            .On(WebhookApp.Online, (_, _, _) => Task.CompletedTask)
            .OnRevoked((revocation, _) =>
            {
                revoked.SetResult(revocation);
                return Task.CompletedTask;
            }))).VerifiedAsync();
        var subscription = twitch[WebhookApp.Online];

        var message = app.Revocation(subscription, "authorization_revoked");
        var answers = new[] { (await twitch.SendAsync(message)).Status, (await twitch.SendAsync(message)).Status };

        Assert.That(answers, Is.EqualTo(new[] { 204, 204 }));
        Assert.That((await revoked.Task).Subscription.Id, Is.EqualTo(subscription.Id));
        var wanted = app.Receiver.Subscriptions.Single();
        Assert.That((wanted.State, wanted.Reason), Is.EqualTo((EventSubSubscriptionState.Revoked, "authorization_revoked")));
    }

    [Test]
    public async Task When_the_authorization_is_revoked_the_token_of_the_user_needs_consent()
    {
        const string Broadcaster = "40010001";
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, new EventLog().Subscribe)).VerifiedAsync();
        var tokens = app.Services.GetRequiredService<IHelixClient>().Tokens;
        await tokens.AddAsync(twitch.Server.Identity.CreateUserToken(Broadcaster, []).ToHelixToken());
        var asked = new TaskCompletionSource<string>();
        tokens.ConsentNeeded += (_, e) => asked.TrySetResult(e.Token.UserId);
        twitch.Server.Identity.DisconnectUser(Broadcaster);

        await twitch.SendAsync(app.Revocation(twitch[WebhookApp.Online], "authorization_revoked"));

        Assert.That(await asked.Task.WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(Broadcaster));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task A_body_that_is_too_large_is_413(bool isChunked)
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe, webhook: options => options.MaxBodySize = 1024)).VerifiedAsync();
        var subscription = twitch[WebhookApp.Online];
        TwitchMessage Sized(int size)
        {
            var start = Encoding.UTF8.GetString(app.Notification(subscription, $"{size}").Body);
            return new(subscription, "notification", Encoding.UTF8.GetBytes(start.PadRight(size)), app.Time.GetUtcNow());
        }

        var answers = new List<Answer>();
        foreach (var size in new[] { 1025, 20_000, 1024 })
            answers.Add(await twitch.SendAsync(Sized(size), isChunked));

        Assert.That(answers, Is.EqualTo(new[] { new Answer(413), new Answer(413), new Answer(204) }));
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "1024" }));
    }

    [Test]
    public async Task A_large_body_within_the_bound_is_read_whole()
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe)).VerifiedAsync();
        var subscription = twitch[WebhookApp.Online];
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(app.Notification(subscription).Body).PadRight(300_000));

        var answer = await twitch.SendAsync(new TwitchMessage(subscription, "notification", body, app.Time.GetUtcNow()), isChunked: true);

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "9001" }));
    }

    [TestCase("")]
    [TestCase("no JSON")]
    [TestCase("[]")]
    [TestCase("""{"subscription":""")]
    public async Task An_unreadable_body_with_the_right_signature_is_204_because_sent_again_it_would_be_no_better(string body)
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe)).VerifiedAsync();

        var answer = await twitch.SendAsync(new TwitchMessage(twitch[WebhookApp.Online], "notification", Encoding.UTF8.GetBytes(body), app.Time.GetUtcNow()));

        Assert.That(answer, Is.EqualTo(new Answer(204)));
        Assert.That(await log.BeforeAsync(app), Is.Empty);
    }

    [Test]
    public async Task A_kind_that_is_unknown_is_204()
    {
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, log.Subscribe)).VerifiedAsync();
        var message = app.Notification(twitch[WebhookApp.Online]);
        message.Headers["Twitch-Eventsub-Message-Type"] = "something_new";

        Assert.That(await twitch.SendAsync(message), Is.EqualTo(new Answer(204)));
        Assert.That(await log.BeforeAsync(app), Is.Empty);
    }

    [Test]
    public async Task Drops_come_in_batches()
    {
        var handled = new List<string>();
        var done = new TaskCompletionSource();
        var type = EventSubSubscriptionTypes.DropEntitlementGrant("9001");
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, events => events.On(type, (e, context, _) =>
        {
            handled.Add($"{e.Id} of {context.Notification.Events.Count}");
            if (handled.Count == 2)
                done.SetResult();
            return Task.CompletedTask;
        }))).VerifiedAsync();
        var subscription = twitch[type];
        var body = new JObject
        {
            ["subscription"] = subscription.ToJson(),
            ["events"] = new JArray(new JObject { ["id"] = "a", ["data"] = new JObject() }, new JObject { ["id"] = "b", ["data"] = new JObject() }),
        };

        var answer = await twitch.SendAsync(new TwitchMessage(subscription, "notification", body, app.Time.GetUtcNow()));
        await done.Task;

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(handled, Is.EqualTo(new[] { "a of 2", "b of 2" }));
    }

    [Test]
    public async Task Each_subscription_has_a_secret_of_its_own()
    {
        var other = EventSubSubscriptionTypes.StreamOffline("40010001");
        using var twitch = new TwitchSide();
        await using var app = await (await WebhookApp.StartAsync(twitch, events => events
            .On(WebhookApp.Online, (_, _, _) => Task.CompletedTask)
            .On(other, (_, _, _) => Task.CompletedTask))).VerifiedAsync();
        var (one, another) = (twitch[WebhookApp.Online], twitch[other]);

        Assert.That(one.Secret, Has.Length.EqualTo(64).And.Not.EqualTo(another.Secret));
        Assert.That(one.Callback, Does.StartWith(WebhookApp.Callback + "?subscription=").And.Not.EqualTo(another.Callback));
        Assert.That(await twitch.SendAsync(app.Notification(one).Sign(another.Secret)), Is.EqualTo(new Answer(403)));
    }
}
