using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication;
using TwitchHelix.Transport;

namespace TwitchHelix;

/// <summary>What <c>services.AddTwitchHelix(…)</c> registered, to be changed further.</summary>
public sealed class TwitchHelixBuilder
{
    internal TwitchHelixBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Name = name;
        HttpClient = services.AddHttpClient(HttpClientNames.Api(name));
        IdentityHttpClient = services.AddHttpClient(HttpClientNames.Identity(name));
    }

    /// <summary>The services that the client is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The application's name, by which its services are keyed. Empty for the one without a name.</summary>
    public string Name { get; }

    /// <summary>The HttpClient that calls go through. Handlers added to it see each request as it is sent, with its token.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>The HttpClient that tokens are asked through.</summary>
    public IHttpClientBuilder IdentityHttpClient { get; }

    /// <summary>Keeps the users' tokens in a store of your own, instead of in memory.</summary>
    /// <typeparam name="TStore">The store, a singleton that the container makes.</typeparam>
    /// <returns>This builder.</returns>
    public TwitchHelixBuilder AddTokenStore<TStore>()
        where TStore : class, ITokenStore
    {
        Services.RemoveAllKeyed<ITokenStore>(Name);
        Services.AddKeyedSingleton<ITokenStore, TStore>(Name);
        return this;
    }

    /// <summary>Keeps the users' tokens in a store of your own, instead of in memory.</summary>
    /// <param name="create">Makes the store, once.</param>
    /// <returns>This builder.</returns>
    public TwitchHelixBuilder AddTokenStore(Func<IServiceProvider, ITokenStore> create)
    {
        if (create is null)
            throw new ArgumentNullException(nameof(create));
        Services.RemoveAllKeyed<ITokenStore>(Name);
        Services.AddKeyedSingleton(Name, (provider, _) => create(provider));
        return this;
    }

    /// <summary>
    /// Keeps the users' tokens in a file that only its owner can read, and that several processes may share. See <see cref="FileTokenStore"/>.
    /// </summary>
    /// <param name="path">The file. It is made with the first token.</param>
    /// <param name="protect">
    /// Whether the file is encrypted with the container's ASP.NET Core Data Protection (<c>services.AddDataProtection()</c>). False unless set.
    /// </param>
    /// <returns>This builder.</returns>
    /// <seealso href="https://learn.microsoft.com/aspnet/core/security/data-protection/introduction"/>
    public TwitchHelixBuilder AddFileTokenStore(string path, bool protect = false) => AddTokenStore(provider => new FileTokenStore(
        path,
        protect ? provider.GetRequiredService<IDataProtectionProvider>() : null,
        provider.GetRequiredService<ILogger<FileTokenStore>>(),
        provider.GetRequiredService<TimeProvider>()));

    /// <summary>
    /// Asks Twitch about every stored token when the host starts and every hour after, as Twitch requires it of applications that keep users
    /// logged in. Without a host call <see cref="IHelixTokens.ValidateAsync"/>.
    /// </summary>
    /// <returns>This builder.</returns>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/validate-tokens/"/>
    public TwitchHelixBuilder AddTokenValidation()
    {
        if (Services.Any(service => service.ServiceType == typeof(TokenValidationService) && Equals(service.ServiceKey, Name)))
            return this;
        Services.AddKeyedSingleton(Name, (provider, _) => new TokenValidationService(
            provider.GetRequiredKeyedService<HelixApplication>(Name).Tokens,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TokenValidationService>>()));
        Services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<TokenValidationService>(Name));
        return this;
    }
}
