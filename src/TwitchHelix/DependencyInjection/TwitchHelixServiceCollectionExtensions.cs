using System.Net;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TwitchHelix;
using TwitchHelix.Authentication;
using TwitchHelix.Batching;
using TwitchHelix.DependencyInjection;
using TwitchHelix.Http;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the client of Twitch's Helix API.</summary>
public static class TwitchHelixServiceCollectionExtensions
{
    private static readonly string UserAgent = "TwitchHelix/"
        + (typeof(HelixClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");

    /// <summary>Registers <see cref="IHelixClient"/> as a singleton. The options are checked when the host starts, or at the first use.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>What changes the registration further.</returns>
    public static TwitchHelixBuilder AddTwitchHelix(this IServiceCollection services, Action<HelixOptions> configure)
    {
        services.AddOptions<HelixOptions>().Configure(configure);
        return Add(services);
    }

    /// <summary>Registers <see cref="IHelixClient"/> as a singleton. The options are checked when the host starts, or at the first use.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configuration">The section with the options: <c>configuration.GetSection(HelixOptions.SectionName)</c>.</param>
    /// <returns>What changes the registration further.</returns>
    public static TwitchHelixBuilder AddTwitchHelix(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<HelixOptions>().Bind(configuration);
        return Add(services);
    }

    private static TwitchHelixBuilder Add(IServiceCollection services)
    {
        // Registered twice it is registered once; the options of both calls count.
        if (services.Any(service => service.ServiceType == typeof(HelixConnection)))
            return new TwitchHelixBuilder(services, services.AddHttpClient(HelixConnection.ClientName));

        services.AddOptions<HelixOptions>().ValidateOnStart();
        services.AddSingleton<IValidateOptions<HelixOptions>, HelixOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IdentityConnection>();
        services.AddSingleton<AppTokenSource>();
        services.AddTransient<AccessTokenHandler>();
        services.AddSingleton<HelixConnection>();
        services.AddSingleton<BatchCollector>();
        services.AddSingleton<HelixCaller>();
        services.TryAddSingleton<IHelixClient>(provider => new HelixClient(provider.GetRequiredService<HelixCaller>()));
        AddHttpClient(services, IdentityConnection.ClientName);
        return new TwitchHelixBuilder(services, AddHttpClient(services, HelixConnection.ClientName).AddHttpMessageHandler<AccessTokenHandler>());
    }

    private static IHttpClientBuilder AddHttpClient(IServiceCollection services, string name) => services.AddHttpClient(name, client =>
        {
            client.DefaultRequestHeaders.Add("User-Agent", UserAgent);
            client.DefaultRequestHeaders.Add("Accept", "application/json, */*;q=0.5");
            // HelixOptions.Timeout is the limit, and it holds for the body too.
            client.Timeout = Timeout.InfiniteTimeSpan;
        })
        .ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler
        {
            // A redirect could carry the token elsewhere.
            AllowAutoRedirect = false,
#if NET
            AutomaticDecompression = DecompressionMethods.All,
#else
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
#endif
            UseCookies = false,
        });
}
