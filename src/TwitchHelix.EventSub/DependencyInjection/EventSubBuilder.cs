using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitchHelix.EventSub.Conduits;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.DependencyInjection;
using TwitchHelix.EventSub.Handling;
using TwitchHelix.EventSub.Webhooks;
using TwitchHelix.EventSub.WebSockets;
using TwitchHelix.Http;

namespace TwitchHelix;

/// <summary>Configures what <c>AddEventSub(…)</c> registered. Choose a transport.</summary>
public sealed class EventSubBuilder
{
    internal EventSubBuilder(IServiceCollection services, string name) => (Services, Name) = (services, name);

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The application's name, which is the key of its services. Empty for the application without a name.</summary>
    public string Name { get; }

    /// <summary>Configures the queue and the tries of handlers.</summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public EventSubBuilder Configure(Action<EventSubOptions> configure)
    {
        Services.Configure(Name, configure);
        return this;
    }

    /// <summary>
    /// Receives the events over WebSockets, with the tokens of users. A connection belongs to a user: the one that a type needs, or else
    /// <see cref="HelixOptions.DefaultUserId"/>.
    /// </summary>
    /// <param name="configure">Sets the options. Null for the defaults.</param>
    /// <returns>This builder.</returns>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-websocket-events/"/>
    public EventSubBuilder UseWebSocket(Action<EventSubWebSocketOptions>? configure = null)
    {
        var options = Services.AddOptions<EventSubWebSocketOptions>(Name).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        return Use((provider, outlet) => new WebSocketPool(
            Caller(provider),
            provider.GetRequiredService<IOptionsMonitor<EventSubWebSocketOptions>>().Get(Name).Copy(),
            outlet,
            provider.GetRequiredService<ILogger<EventSubReceiver>>()));
    }

    /// <summary>
    /// Receives the events by a webhook, with the app token. <c>app.MapTwitchEventSub(…)</c> of the package TwitchHelix.AspNetCore adds its endpoint. When
    /// the host has started, subscriptions are made, found again or deleted, so that Twitch has those that are wanted. An event that comes while too many
    /// wait is answered with status 503, and Twitch sends it again.
    /// </summary>
    /// <param name="configure">Sets the options: <see cref="EventSubWebhookOptions.Callback"/>, <see cref="EventSubWebhookOptions.Secret"/>, and more.</param>
    /// <returns>This builder.</returns>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/"/>
    public EventSubBuilder UseWebhook(Action<EventSubWebhookOptions> configure)
    {
        Services.AddOptions<EventSubWebhookOptions>(Name).Configure(configure).ValidateOnStart();
        return Use((provider, outlet) =>
        {
            var options = provider.GetRequiredService<IOptionsMonitor<EventSubWebhookOptions>>().Get(Name);
            return new WebhookTransport(
                Caller(provider),
                options,
                options.UseDistributedCache ? provider.GetRequiredService<IDistributedCache>() : null,
                outlet,
                cancellationToken => HostStart.WaitAsync(provider.GetService<IHostApplicationLifetime>(), cancellationToken),
                provider.GetRequiredService<ILogger<EventSubReceiver>>());
        });
    }

    /// <summary>
    /// Receives the events by a conduit, with the app token: over WebSockets to several machines, each of which receives some of the conduit's shards. The
    /// machines share nothing but Twitch's API: each looks for shards that nobody receives, and takes them. The conduit is the only one that the application
    /// has, and is made if there is none.
    /// </summary>
    /// <param name="configure">Sets the options. Null for the defaults, which are for one machine.</param>
    /// <returns>This builder.</returns>
    /// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-conduit-events/"/>
    public EventSubBuilder UseConduit(Action<EventSubConduitOptions>? configure = null)
    {
        var options = Services.AddOptions<EventSubConduitOptions>(Name).ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        return Use((provider, outlet) => new ConduitTransport(
            Caller(provider),
            (EventSubConduitOptions)provider.GetRequiredService<IOptionsMonitor<EventSubConduitOptions>>().Get(Name).Copy(),
            outlet,
            provider.GetRequiredService<ILogger<EventSubReceiver>>()));
    }

    // What the host receives belongs to the application, also if a request wants it.
    private HelixCaller Caller(IServiceProvider provider) =>
        EventSubListening.CallerOf(provider.GetRequiredKeyedService<IEventSubClient>(Name)).WithoutCurrentUser();

    private EventSubBuilder Use(Func<IServiceProvider, EventDispatcher, IEventSubTransport> create)
    {
        Services.RemoveAllKeyed<IEventSubTransport>(Name);
        Services.AddKeyedSingleton(Name, (provider, _) => create(provider, provider.GetRequiredKeyedService<EventDispatcher>(Name)));
        return this;
    }
}
