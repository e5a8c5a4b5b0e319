using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>An ASP.NET Core app with a webhook, over real HTTP on both sides.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    public const string Callback = "http://localhost:5000/eventsub";
    public const string Secret = "made-up-secret-of-tests-0123456789";

    public static readonly EventSubSubscriptionType<StreamOnlineEvent> Online = EventSubSubscriptionTypes.StreamOnline("40010001");

    private readonly WebApplication app;

    private WebhookApp(WebApplication app, TwitchSide twitch, StandingTime time) => (this.app, Twitch, Time) = (app, twitch, time);

    public TwitchSide Twitch { get; }

    public StandingTime Time { get; }

    public IServiceProvider Services => app.Services;

    public IEventSubReceiver Receiver => Services.GetRequiredService<IEventSubReceiver>();

    public static WebApplicationBuilder CreateBuilder(TimeProvider time)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        return builder;
    }

    public static TwitchHelixBuilder AddTwitch(WebApplicationBuilder builder, TwitchSide twitch, string name = "")
    {
        var options = twitch.Server.CreateOptions();
        return builder.Services.AddTwitchHelix(name, other =>
        {
            other.ClientId = options.ClientId;
            other.ClientSecret = options.ClientSecret;
            other.BaseAddress = options.BaseAddress;
            other.IdentityAddress = options.IdentityAddress;
        });
    }

    /// <summary>Starts an app that has handlers, without waiting for its subscriptions.</summary>
    public static async Task<WebhookApp> StartAsync(
        TwitchSide twitch,
        Action<EventSubHandlers> handlers,
        Action<EventSubWebhookOptions>? webhook = null,
        Action<EventSubOptions>? configure = null,
        Action<IServiceCollection>? services = null)
    {
        var time = new StandingTime();
        twitch.Time = time;
        twitch.App = null;
        var builder = CreateBuilder(time);
        AddTwitch(builder, twitch).AddEventSub(handlers).Configure(configure ?? (_ => { })).UseWebhook(options =>
        {
            options.Callback = new Uri(Callback);
            options.Secret = Secret;
            webhook?.Invoke(options);
        });
        services?.Invoke(builder.Services);
        var app = builder.Build();
        app.MapTwitchEventSub("/eventsub");
        app.Lifetime.ApplicationStarted.Register(() => twitch.App = new Uri(app.Urls.Single()));
        await app.StartAsync();
        return new(app, twitch, time);
    }

    /// <summary>Waits until Twitch has verified the subscriptions.</summary>
    public async Task<WebhookApp> VerifiedAsync()
    {
        await Until.TrueAsync(() => Receiver.Subscriptions.All(wanted =>
            Twitch.Subscriptions.Any(each => each.Type == wanted.Type.Type && each is { Status: "enabled", Secret.Length: > 0 })));
        return this;
    }

    public TwitchMessage Notification(TwitchSubscription subscription, string id = "9001") => new(
        subscription,
        "notification",
        new JObject
        {
            ["subscription"] = subscription.ToJson(),
            ["event"] = new JObject { ["id"] = id, ["broadcaster_user_id"] = "40010001", ["type"] = "live" },
        },
        Time.GetUtcNow());

    public TwitchMessage Revocation(TwitchSubscription subscription, string status) =>
        new(subscription, "revocation", new JObject { ["subscription"] = subscription.ToJson(status) }, Time.GetUtcNow());

    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
