using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>How an app is set up: options, names, several machines.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class SetupTests
{
    private static IEnumerable<TestCaseData> WrongOptions()
    {
        yield return Case("Callback", options => options.Callback = null);
        yield return Case("Callback", options => options.Callback = new Uri("http://hooks.harborlight.example/?key=hidden"));
        yield return Case("Callback", options => options.Callback = new Uri("https://hooks.harborlight.example:8443/hidden"));
        yield return Case("Callback", options => options.Callback = new Uri("eventsub/hidden", UriKind.Relative));
        yield return Case("Callback", options => options.Callback = new Uri("https://hidden@hooks.harborlight.example/"));
        yield return Case("Callback", options => options.Callback = new Uri("https://hooks.harborlight.example/#hidden"));
        yield return Case("Secret", options => options.Secret = "");
        yield return Case("Secret", options => options.Secret = null!);
        yield return Case("Secret", options => options.Secret = "hidden-but-too-short");
        yield return Case("PreviousSecrets", options => options.PreviousSecrets.Add("hidden-but-too-short"));
        yield return Case("MaxBodySize", options => options.MaxBodySize = 1023);
        yield return Case("MaxBodySize", options => options.MaxBodySize = int.MaxValue);
        yield return Case("ReconcileInterval", options => options.ReconcileInterval = TimeSpan.FromSeconds(59));
        yield return Case("ReconcileInterval", options => options.ReconcileInterval = TimeSpan.FromDays(2));

        static TestCaseData Case(string setting, Action<EventSubWebhookOptions> configure) => new(setting, configure);
    }

    [TestCaseSource(nameof(WrongOptions))]
    public void Wrong_options_are_named_without_a_secret(string setting, Action<EventSubWebhookOptions> configure)
    {
        using var twitch = new TwitchSide();

        var exception = Assert.ThrowsAsync<OptionsValidationException>(async () =>
            await WebhookApp.StartAsync(twitch, new EventLog().Subscribe, webhook: configure))!;

        Assert.That(exception.Message, Does.StartWith("EventSubWebhookOptions.").And.Contain(setting).And.Not.Contain("hidden"));
    }

    [Test]
    public async Task An_app_without_a_webhook_is_told_what_to_call()
    {
        using var twitch = new TwitchSide();
        var builder = WebhookApp.CreateBuilder(TimeProvider.System);
        WebhookApp.AddTwitch(builder, twitch).AddEventSub(new EventLog().Subscribe).UseWebSocket();
        await using var app = builder.Build();
        string Refused(string application) => Assert.Throws<InvalidOperationException>(() => app.MapTwitchEventSub("/eventsub", application))!.Message;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Refused(""), Does.StartWith("The application without a name receives").And.Contain("UseWebhook"));
            Assert.That(Refused("bot"), Does.StartWith("The application 'bot' receives").And.Contain("UseWebhook"));
        }
    }

    [Test]
    public async Task The_endpoint_takes_POST_without_a_login()
    {
        using var twitch = new TwitchSide();
        await using var app = await WebhookApp.StartAsync(twitch, new EventLog().Subscribe);
        using var browser = new HttpClient();

        using var response = await browser.GetAsync(new Uri(twitch.App!, "/eventsub"));

        Assert.That((int)response.StatusCode, Is.EqualTo(405));
        var endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.Single();
        Assert.That(endpoint.Metadata.GetMetadata<IAllowAnonymous>(), Is.Not.Null);
        Assert.That(endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Antiforgery.IAntiforgeryMetadata>()!.RequiresValidation, Is.False);
        Assert.That(endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>()!.ExcludeFromDescription, Is.True);
    }

    [Test]
    public async Task Applications_side_by_side_have_a_name_and_a_callback_each()
    {
        var (mine, bots) = (new EventLog(), new EventLog());
        var time = new StandingTime();
        using var twitch = new TwitchSide { Time = time };
        using var other = new TwitchSide { Time = time };
        var builder = WebhookApp.CreateBuilder(time);
        WebhookApp.AddTwitch(builder, twitch).AddEventSub(mine.Subscribe).UseWebhook(options => Set(options, "http://localhost/eventsub", 'a'));
        WebhookApp.AddTwitch(builder, other, "bot").AddEventSub(bots.Subscribe)
            .UseWebhook(options => Set(options, "http://localhost/bot/eventsub?from=twitch", 'b'));
        await using var app = builder.Build();
        app.MapTwitchEventSub("/eventsub");
        app.MapGroup("/bot").MapTwitchEventSub("eventsub", "bot");
        app.Lifetime.ApplicationStarted.Register(() => twitch.App = other.App = new Uri(app.Urls.Single()));
        await app.StartAsync();
        await Until.TrueAsync(() => twitch.Subscriptions.Concat(other.Subscriptions).Count(each => each.Status == "enabled") == 2);
        var (ofMine, ofBots) = (twitch[WebhookApp.Online], other[WebhookApp.Online]);

        var answers = new[]
        {
            (await twitch.SendAsync(Notification(ofMine, "1"))).Status,
            (await other.SendAsync(Notification(ofBots, "2"))).Status,
            (await twitch.SendAsync(Notification(ofMine, "3").Sign(ofBots.Secret))).Status,
        };

        Assert.That(answers, Is.EqualTo(new[] { 204, 204, 403 }));
        await Until.TrueAsync(() => mine.Handled.Count == 1 && bots.Handled.Count == 1);
        Assert.That((mine.Handled[0], bots.Handled[0]), Is.EqualTo(("1", "2")));
        Assert.That(ofBots.Callback, Does.StartWith("http://localhost/bot/eventsub?from=twitch&subscription="));

        static void Set(EventSubWebhookOptions options, string callback, char secret) =>
            (options.Callback, options.Secret) = (new Uri(callback), new string(secret, 32));

        TwitchMessage Notification(TwitchSubscription subscription, string id) => new(
            subscription,
            "notification",
            new Newtonsoft.Json.Linq.JObject { ["subscription"] = subscription.ToJson(), ["event"] = new Newtonsoft.Json.Linq.JObject { ["id"] = id } },
            time.GetUtcNow());
    }

    [Test]
    public async Task Machines_that_share_a_cache_handle_a_message_once()
    {
        using var cache = new MemoryDistributedCacheOfTests();
        var (first, second) = (new EventLog(), new EventLog());
        using var twitch = new TwitchSide();
        await using var one = await (await StartAsync(twitch, first, cache)).VerifiedAsync();
        var message = one.Notification(twitch[WebhookApp.Online]);
        await twitch.SendAsync(message);
        await using var another = await StartAsync(twitch, second, cache);

        var answer = await twitch.SendAsync(message);

        Assert.That(answer.Status, Is.EqualTo(204));
        Assert.That(await second.BeforeAsync(another), Is.Empty);
        await Until.TrueAsync(() => first.Handled.Count == 1);
    }

    [Test]
    public async Task A_cache_that_fails_loses_no_event()
    {
        using var cache = new MemoryDistributedCacheOfTests { Fails = true };
        var log = new EventLog();
        using var twitch = new TwitchSide();
        await using var app = await (await StartAsync(twitch, log, cache)).VerifiedAsync();
        var message = app.Notification(twitch[WebhookApp.Online]);

        var answers = new[] { (await twitch.SendAsync(message)).Status, (await twitch.SendAsync(message)).Status };

        Assert.That(answers, Is.EqualTo(new[] { 204, 204 }));
        Assert.That(await log.BeforeAsync(app), Is.EqualTo(new[] { "9001" }));
    }

    private static Task<WebhookApp> StartAsync(TwitchSide twitch, EventLog log, IDistributedCache cache) => WebhookApp.StartAsync(
        twitch, log.Subscribe, webhook: options => options.UseDistributedCache = true, services: services => services.AddSingleton(cache));

    private sealed class MemoryDistributedCacheOfTests : IDistributedCache, IDisposable
    {
        private readonly MemoryCache memory = new(new MemoryCacheOptions());

        public bool Fails { get; init; }

        public byte[]? Get(string key) => Fails ? throw new InvalidOperationException("The cache is down") : memory.Get<byte[]>(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
        {
            if (Fails)
                throw new InvalidOperationException("The cache is down");
            memory.Set(key, value, options.AbsoluteExpirationRelativeToNow!.Value);
        }

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        {
            Set(key, value, options);
            return Task.CompletedTask;
        }

        public void Dispose() => memory.Dispose();
    }
}
