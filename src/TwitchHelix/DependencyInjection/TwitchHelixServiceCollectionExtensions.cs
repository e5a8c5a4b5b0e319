using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TwitchHelix;
using TwitchHelix.DependencyInjection;
using TwitchHelix.Transport;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client of Twitch's Helix API.</summary>
public static class TwitchHelixServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IHelixClient"/>, <see cref="IHelixTokens"/>, <see cref="ITwitchIdentity"/> and the client of each resource as
    /// singletons. The options are validated when the host starts, or at the first use.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder, which configures the registration.</returns>
    public static TwitchHelixBuilder AddTwitchHelix(this IServiceCollection services, Action<HelixOptions> configure) =>
        services.AddTwitchHelix(Options.Options.DefaultName, configure);

    /// <inheritdoc cref="AddTwitchHelix(IServiceCollection, Action{HelixOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the options: <c>configuration.GetSection(HelixOptions.SectionName)</c>.</param>
    /// <returns>The builder, which configures the registration.</returns>
    public static TwitchHelixBuilder AddTwitchHelix(this IServiceCollection services, IConfiguration configuration) =>
        services.AddTwitchHelix(Options.Options.DefaultName, configuration);

    /// <summary>
    /// Registers one of several Twitch applications: the services of the overload without a name, keyed by the name
    /// (<c>[FromKeyedServices("name")] IHelixClient twitch</c>).
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The application's name, used in this process alone.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder, which configures the registration.</returns>
    public static TwitchHelixBuilder AddTwitchHelix(this IServiceCollection services, string name, Action<HelixOptions> configure)
    {
        services.AddOptions<HelixOptions>(name).Configure(configure);
        return Add(services, name);
    }

    /// <inheritdoc cref="AddTwitchHelix(IServiceCollection, string, Action{HelixOptions})"/>
    /// <param name="services">The services.</param>
    /// <param name="name">The application's name, used in this process alone.</param>
    /// <param name="configuration">The section with the options.</param>
    /// <returns>The builder, which configures the registration.</returns>
    public static TwitchHelixBuilder AddTwitchHelix(this IServiceCollection services, string name, IConfiguration configuration)
    {
        services.AddOptions<HelixOptions>(name).Bind(configuration);
        services.AddSingleton(new BoundConfiguration(name, configuration));
        return Add(services, name);
    }

    private static TwitchHelixBuilder Add(IServiceCollection services, string name)
    {
        // A second registration only adds its options.
        if (services.Any(service => service.ServiceType == typeof(HelixApplication) && Equals(service.ServiceKey, name)))
            return new TwitchHelixBuilder(services, name);

        services.AddOptions<HelixOptions>(name).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HelixOptions>, HelixOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(name, (provider, _) => HelixApplication.Create(provider, name));
        AddService<IHelixClient>(services, name, application => application.Client);
        AddService<IHelixTokens>(services, name, application => application.Tokens);
        AddService<ITwitchIdentity>(services, name, application => application.Identity);
        foreach (var (service, client) in HelixResourceClients.All)
            AddService(services, name, service, application => client(application.Client));

        var builder = new TwitchHelixBuilder(services, name);
        Configure(builder.HttpClient, name, options => options.BaseAddress);
        Configure(builder.IdentityHttpClient, name, options => options.IdentityAddress);
        return builder;
    }

    private static void AddService<TService>(IServiceCollection services, string name, Func<HelixApplication, TService> get)
        where TService : class => AddService(services, name, typeof(TService), get);

    private static void AddService(IServiceCollection services, string name, Type service, Func<HelixApplication, object> get)
    {
        services.TryAddKeyedSingleton(service, name, (provider, _) => get(provider.GetRequiredKeyedService<HelixApplication>(name)));
        if (name.Length == 0)
            services.TryAddSingleton(service, provider => provider.GetRequiredKeyedService(service, name));
    }

    private static void Configure(IHttpClientBuilder builder, string name, Func<HelixOptions, Uri> address) => builder
        .ConfigureHttpClient(HttpClientDefaults.Apply)
        // HttpClient logs four lines for each call at Information; the library logs one at Debug.
        .RemoveAllLoggers()
        .ConfigurePrimaryHttpMessageHandler(provider =>
        {
            var application = provider.GetRequiredKeyedService<HelixApplication>(name);
            return new PrimaryHandler(address(application.Options), application.Lifetime);
        });
}
