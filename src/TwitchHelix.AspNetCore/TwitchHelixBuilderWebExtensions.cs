using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection.Extensions;
using TwitchHelix;
using TwitchHelix.AspNetCore.Diagnostics;
using TwitchHelix.AspNetCore.Login;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds what a web app needs of the client.</summary>
public static class TwitchHelixBuilderWebExtensions
{
    /// <summary>
    /// Adds what an app needs whose users log in with <c>AddAuthentication().AddTwitch()</c>: calls made during a request act as its signed-in user
    /// (<see cref="IHelixCurrentUser"/>), all stored tokens are validated when the app starts and every hour
    /// (<see cref="TwitchHelixBuilder.AddTokenValidation"/>), and a health check looks at Twitch and at the application's token: <c>twitch</c>, or
    /// <c>twitch-NAME</c> for an application with a name; a check of the app with this name takes its place. Map it with <c>app.MapHealthChecks("/health")</c>.
    /// <para>
    /// The user is that of <c>HttpContext.User</c>, if an identity there is of a scheme of <c>AddTwitch</c> and has the claim <c>TwitchClaimTypes.UserId</c>.
    /// Work that goes on after its request has ended has no user. The events of a Blazor circuit or a hub may have none, or that of the connection: choose one
    /// there with <see cref="IHelixClient.ForUser"/>.
    /// </para>
    /// </summary>
    /// <param name="builder">What <c>AddTwitchHelix</c> returns.</param>
    /// <returns>The builder.</returns>
    public static TwitchHelixBuilder AddWebDefaults(this TwitchHelixBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var (services, name) = (builder.Services, builder.Name);
        if (services.Any(service => service.ServiceType == typeof(RequestUser) && Equals(service.ServiceKey, name)))
            return builder;
        services.AddHttpContextAccessor();
        services.TryAddSingleton<TwitchSchemes>();
        services.AddKeyedSingleton(name, (provider, _) => new RequestUser(
            provider.GetRequiredService<IHttpContextAccessor>(), provider.GetRequiredService<TwitchSchemes>(), name));
        services.AddHealthChecks();
        new SpareHealthChecks(services).AddTwitchHelix(name.Length == 0 ? "twitch" : $"twitch-{name}", name);
        return builder.AddTokenValidation().AddCurrentUser(provider => provider.GetRequiredKeyedService<RequestUser>(name));
    }
}
