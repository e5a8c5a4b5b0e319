using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication;
using TwitchHelix.Transport;

namespace TwitchHelix;

/// <summary>Configures what <c>services.AddTwitchHelix(…)</c> registered.</summary>
public sealed class TwitchHelixBuilder
{
    internal TwitchHelixBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Name = name;
        HttpClient = services.AddHttpClient(HttpClientNames.Api(name));
        IdentityHttpClient = services.AddHttpClient(HttpClientNames.Identity(name));
    }

    /// <summary>The service collection with the client.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The application's name, which is the key of its services. Empty for the application without a name.</summary>
    public string Name { get; }

    /// <summary>The HttpClient of the API. Handlers added to it see each request as it is sent, with its token.</summary>
    public IHttpClientBuilder HttpClient { get; }

    /// <summary>The HttpClient of the identity server.</summary>
    public IHttpClientBuilder IdentityHttpClient { get; }

    /// <summary>Keeps the users' tokens in your own store instead of in memory.</summary>
    /// <typeparam name="TStore">The type of the store. The container creates one.</typeparam>
    /// <returns>This builder.</returns>
    public TwitchHelixBuilder AddTokenStore<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TStore>()
        where TStore : class, ITokenStore
    {
        Services.RemoveAllKeyed<ITokenStore>(Name);
        Services.AddKeyedSingleton<ITokenStore, TStore>(Name);
        return this;
    }

    /// <summary>Keeps the users' tokens in your own store instead of in memory.</summary>
    /// <param name="create">Creates the store. It is called once.</param>
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
    /// <param name="path">The file. It is created with the first token.</param>
    /// <param name="protect">
    /// Whether the file is encrypted with the container's ASP.NET Core Data Protection (<c>services.AddDataProtection()</c>). A file that isn't encrypted is
    /// refused then. Default: false.
    /// </param>
    /// <param name="migrateUnprotected">
    /// Whether a file from before <paramref name="protect"/> is accepted, and encrypted at once. Set it once, and remove it when the file is encrypted.
    /// Default: false.
    /// </param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException"><paramref name="migrateUnprotected"/> is set without <paramref name="protect"/>.</exception>
    /// <seealso href="https://learn.microsoft.com/aspnet/core/security/data-protection/introduction"/>
    public TwitchHelixBuilder AddFileTokenStore(string path, bool protect = false, bool migrateUnprotected = false) => migrateUnprotected && !protect
        ? throw new ArgumentException("Without protect: true there is nothing to migrate to.", nameof(migrateUnprotected))
        : AddTokenStore(provider => new FileTokenStore(
            path,
            protect ? provider.GetRequiredService<IDataProtectionProvider>() : null,
            migrateUnprotected,
            provider.GetRequiredService<ILogger<FileTokenStore>>(),
            provider.GetRequiredService<TimeProvider>()));

    /// <summary>
    /// Makes calls act as the user on whose behalf the running code calls, such as the signed-in user of a request. See <see cref="IHelixCurrentUser"/>.
    /// </summary>
    /// <param name="create">Creates the object that knows the user, in place of an earlier one. It is called once.</param>
    /// <returns>This builder.</returns>
    public TwitchHelixBuilder AddCurrentUser(Func<IServiceProvider, IHelixCurrentUser> create)
    {
        if (create is null)
            throw new ArgumentNullException(nameof(create));
        Services.RemoveAllKeyed<IHelixCurrentUser>(Name);
        Services.AddKeyedSingleton(Name, (provider, _) => create(provider));
        return this;
    }

    /// <summary>
    /// Validates every stored token when the host starts and every hour, as Twitch requires of applications that keep users logged in. It asks for at most 10
    /// tokens a second, and faster only for those beyond 18,000. Without a host, call <see cref="IHelixTokens.ValidateAsync"/>.
    /// </summary>
    /// <returns>This builder.</returns>
    /// <seealso href="https://dev.twitch.tv/docs/authentication/validate-tokens/"/>
    public TwitchHelixBuilder AddTokenValidation()
    {
        if (Services.Any(service => service.ServiceType == typeof(TokenValidationService) && Equals(service.ServiceKey, Name)))
            return this;
        Services.AddKeyedSingleton(Name, (provider, _) => new TokenValidationService(
            provider.GetRequiredKeyedService<HelixApplication>(Name).TokenValidator,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<TokenValidationService>>()));
        Services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<TokenValidationService>(Name));
        return this;
    }
}
