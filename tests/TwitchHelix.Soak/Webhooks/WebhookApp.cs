using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.Testing;
using TwitchHelix.Tests.Postgres;

namespace TwitchHelix.Soak.Webhooks;

/// <summary>An ASP.NET Core app with a webhook. It can be started again with another secret.</summary>
internal sealed class WebhookApp(HelixTestServer server, HandledMessages handled, SoakResult result, Random random) : IAsyncDisposable
{
    public const string Secret = "made-up-secret-of-the-soak-0123456789";
    public const string PreviousSecret = "made-up-secret-of-before-0123456789";

    public static readonly EventSubSubscriptionType<StreamOnlineEvent> Online = EventSubSubscriptionTypes.StreamOnline("40010001");
    public static readonly EventSubSubscriptionType<ChannelUpdateEvent> Update = EventSubSubscriptionTypes.ChannelUpdate("40010001");
    public static readonly EventSubSubscriptionType<ChannelRaidEvent> Raid = EventSubSubscriptionTypes.ChannelRaid(toBroadcasterUserId: "40010001");
    public static readonly EventSubSubscriptionType<StreamOfflineEvent> Offline = EventSubSubscriptionTypes.StreamOffline("40010001");
    public static readonly IReadOnlyList<EventSubSubscriptionType> Types = [Online, Update, Raid, Offline];

    private const int QueueCapacity = 16;

    private readonly Dictionary<string, StoppingHandler> handlers = new(StringComparer.Ordinal)
    {
        [Online.Type] = new(interval: 200, refusals: 300),
        [Update.Type] = new(interval: 200, refusals: 300),
        // Twitch repeats its messages after seconds only.
        [Raid.Type] = new(interval: 50, refusals: 3),
    };
    private readonly ConcurrentDictionary<(string Type, int Status), int> answers = [];
    private readonly ConcurrentDictionary<string, int> repeated = new(StringComparer.Ordinal);
    // The same when it starts again.
    private readonly Uri callback = new($"http://127.0.0.1:{FreePort.Choose(random)}/eventsub");
    private WebApplication? app;

    /// <summary>The number of stops of handlers.</summary>
    public int Stops => handlers.Values.Sum(handler => handler.Stops);

    /// <summary>The number of requests.</summary>
    public int Requests => answers.Values.Sum();

    /// <summary>Whether handlers may stop, because messages come.</summary>
    public bool MayStop
    {
        set
        {
            foreach (var handler in handlers.Values)
                handler.MayStop = value;
        }
    }

    /// <summary>The number of answers with a status.</summary>
    public int Answers(EventSubSubscriptionType type, int status) => answers.GetValueOrDefault((type.Type, status));

    /// <summary>The number of requests that repeated one whose answer wasn't 2xx.</summary>
    public int Repeated(EventSubSubscriptionType type) => repeated.GetValueOrDefault(type.Type);

    public async Task StartAsync(string secret, params string[] previous)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(callback.GetLeftPart(UriPartial.Authority));
        builder.Logging.ClearProviders();
        var options = server.CreateOptions();
        builder.Services
            .AddTwitchHelix(other =>
            {
                other.ClientId = options.ClientId;
                other.ClientSecret = options.ClientSecret;
                other.BaseAddress = options.BaseAddress;
                other.IdentityAddress = options.IdentityAddress;
            })
            .AddEventSub(events => events
                .On(Online, (e, _, _) => HandleAsync(Online, e.Id))
                .On(Update, (e, _, _) => HandleAsync(Update, e.Title))
                .On(Raid, (e, _, _) => HandleAsync(Raid, e.Viewers.ToString(CultureInfo.InvariantCulture)))
                .On(Offline, (_, _, _) =>
                {
                    result.Fail("A message was handled that Twitch didn't sign.");
                    return Task.CompletedTask;
                }))
            .Configure(other => other.QueueCapacity = QueueCapacity)
            .UseWebhook(webhook =>
            {
                webhook.Callback = callback;
                webhook.Secret = secret;
                foreach (var each in previous)
                    webhook.PreviousSecrets.Add(each);
            });
        app = builder.Build();
        app.Use(async (context, next) =>
        {
            await next(context);
            Count(context);
        });
        app.MapTwitchEventSub(callback.AbsolutePath);
        await app.StartAsync();
    }

    /// <summary>Stops it when everything that it has taken is handled.</summary>
    public async Task StopAsync()
    {
        await app!.StopAsync();
        await app.DisposeAsync();
        app = null;
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? default;

    private Task HandleAsync(EventSubSubscriptionType type, string number)
    {
        handled.Add(int.Parse(number, CultureInfo.InvariantCulture));
        return handlers[type.Type].PassAsync();
    }

    private void Count(HttpContext context)
    {
        var type = $"{context.Request.Headers["Twitch-Eventsub-Subscription-Type"]}";
        answers.AddOrUpdate((type, context.Response.StatusCode), 1, static (_, count) => count + 1);
        if (context.Request.Headers["Twitch-Eventsub-Message-Retry"] != "0")
            repeated.AddOrUpdate(type, 1, static (_, count) => count + 1);
        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && handlers.TryGetValue(type, out var handler))
            handler.Refuse();
    }
}
