using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitchHelix;
using TwitchHelix.EventSub.Delivery;
using TwitchHelix.EventSub.DependencyInjection;
using TwitchHelix.EventSub.Handling;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the receiving of events.</summary>
public static class TwitchHelixEventSubExtensions
{
    /// <summary>
    /// Receives events as long as the host runs, and handles them. Choose the transport, as in <c>.AddEventSub(events => …).UseWebSocket()</c>. Registers
    /// <see cref="IEventSubReceiver"/>, keyed by the name of the application if it has one. A second call adds its handlers.
    /// </summary>
    /// <param name="builder">What <c>services.AddTwitchHelix(…)</c> returned.</param>
    /// <param name="configure">Adds handlers.</param>
    /// <returns>The builder, which chooses the transport.</returns>
    public static EventSubBuilder AddEventSub(this TwitchHelixBuilder builder, Action<EventSubHandlers> configure)
    {
        if (builder is null)
            throw new ArgumentNullException(nameof(builder));
        if (configure is null)
            throw new ArgumentNullException(nameof(configure));
        var (services, name) = (builder.Services, builder.Name);
        if (services.FirstOrDefault(service => service.ServiceType == typeof(EventSubHandlers) && Equals(service.ServiceKey, name))
            is { KeyedImplementationInstance: EventSubHandlers known })
        {
            configure(known);
            return new EventSubBuilder(services, name);
        }
        var handlers = new EventSubHandlers(services);
        configure(handlers);
        services.AddKeyedSingleton(name, handlers);
        services.AddOptions<EventSubOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventSubOptions>, EventSubOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventSubWebSocketOptions>, EventSubOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventSubWebhookOptions>, EventSubOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventSubConduitOptions>, EventSubOptionsValidator>());
        services.AddKeyedSingleton(name, (provider, _) => new EventDispatcher(
            handlers.Table,
            handlers.OfRevocations,
            provider.GetRequiredService<IOptionsMonitor<EventSubOptions>>().Get(name).Copy(),
            provider,
            name,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<EventSubReceiver>>()));
        services.AddKeyedSingleton(name, (provider, _) => CreateReceiver(provider, name, handlers));
        services.AddKeyedSingleton<IEventSubReceiver>(name, (provider, _) => provider.GetRequiredKeyedService<EventSubReceiver>(name));
        if (name.Length == 0)
            services.TryAddSingleton(provider => provider.GetRequiredKeyedService<IEventSubReceiver>(name));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<EventSubReceiver>(name));
        return new EventSubBuilder(services, name);
    }

    private static EventSubReceiver CreateReceiver(IServiceProvider provider, string name, EventSubHandlers handlers)
    {
        var transport = provider.GetKeyedService<IEventSubTransport>(name)
            ?? throw new InvalidOperationException("AddEventSub needs a transport: call UseWebSocket(), UseWebhook(…) or UseConduit() on what it returns.");
        var receiver = new EventSubReceiver(handlers.Table, provider.GetRequiredKeyedService<EventDispatcher>(name), transport);
        receiver.AddAll(handlers.Subscriptions);
        return receiver;
    }
}
