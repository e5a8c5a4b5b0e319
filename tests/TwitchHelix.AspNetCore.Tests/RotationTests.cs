namespace TwitchHelix.AspNetCore.Tests;

/// <summary>A secret is changed without a gap: the subscription with the old one goes when the new one is verified.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class RotationTests
{
    private const string NewSecret = "another-secret-of-tests-0123456789";

    [Test]
    public async Task Events_come_all_the_time_and_the_old_subscription_goes_when_the_new_one_is_verified()
    {
        using var twitch = new TwitchSide();
        await (await ReconcilerTests.EnabledAsync(await ReconcilerTests.StartAsync(twitch))).DisposeAsync();
        var old = twitch[WebhookApp.Online];
        twitch.Verifies = false;
        var log = new EventLog();

        await using var app = await StartAsync(twitch, log, WebhookApp.Secret);
        await app.Time.UntilAsync(() => twitch.Created.Count == 2);
        var made = twitch.Subscriptions.Single(each => each.Id != old.Id);
        var between = await twitch.SendAsync(app.Notification(old, "by the old one"));
        var whileBoth = app.Receiver.Subscriptions.Single();
        var deletedEarly = twitch.Deleted.Count;
        await twitch.VerifyAsync(made, app.Time.GetUtcNow());
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1);
        // One that is on its way.
        var after = await twitch.SendAsync(app.Notification(old, "late by the old one"));
        await ReconcilerTests.EnabledAsync(app);

        Assert.That((between.Status, after.Status, deletedEarly), Is.EqualTo((204, 204, 0)));
        Assert.That((whileBoth.State, whileBoth.Id), Is.EqualTo((EventSubSubscriptionState.Enabled, old.Id)));
        Assert.That(twitch.Deleted, Is.EqualTo(new[] { old.Id }));
        Assert.That(app.Receiver.Subscriptions.Single().Id, Is.EqualTo(made.Id));
        Assert.That(made.Secret, Is.Not.EqualTo(old.Secret));
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "by the old one", "late by the old one" }));
    }

    [Test]
    public async Task Without_the_previous_secret_its_messages_are_403_and_the_subscription_is_replaced_all_the_same()
    {
        using var twitch = new TwitchSide();
        await (await ReconcilerTests.EnabledAsync(await ReconcilerTests.StartAsync(twitch))).DisposeAsync();
        var old = twitch[WebhookApp.Online];
        var log = new EventLog();

        await using var app = await StartAsync(twitch, log);
        var answer = await twitch.SendAsync(app.Notification(old));
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1);
        await ReconcilerTests.EnabledAsync(app);

        Assert.That(answer.Status, Is.EqualTo(403));
        Assert.That(twitch.Deleted, Is.EqualTo(new[] { old.Id }));
        Assert.That(await log.BeforeAsync(app), Is.Empty);
    }

    [Test]
    public async Task While_Twitch_refuses_the_new_one_the_old_one_counts()
    {
        using var twitch = new TwitchSide();
        await (await ReconcilerTests.EnabledAsync(await ReconcilerTests.StartAsync(twitch))).DisposeAsync();
        var old = twitch[WebhookApp.Online];
        twitch.Failure = request => request.Method == "POST"
            ? new HelixApiException("total cost exceeded") { StatusCode = System.Net.HttpStatusCode.TooManyRequests }
            : null;

        await using var app = await StartAsync(twitch, new EventLog(), WebhookApp.Secret);
        await app.Time.UntilAsync(() => app.Time.IsWaiting(TimeSpan.FromMinutes(5)));

        var wanted = app.Receiver.Subscriptions.Single();
        Assert.That((wanted.State, wanted.Id), Is.EqualTo((EventSubSubscriptionState.Enabled, old.Id)));
        twitch.Failure = _ => null;
        await app.Time.SkipAsync(TimeSpan.FromMinutes(5));
        await app.Time.UntilAsync(() => twitch.Deleted.Count == 1 && app.Receiver.Subscriptions.Single().Id == twitch[WebhookApp.Online].Id);
    }

    private static Task<WebhookApp> StartAsync(TwitchSide twitch, EventLog log, params string[] previous) => WebhookApp.StartAsync(
        twitch,
        log.Subscribe,
        options =>
        {
            options.Secret = NewSecret;
            foreach (var each in previous)
                options.PreviousSecrets.Add(each);
        });
}
