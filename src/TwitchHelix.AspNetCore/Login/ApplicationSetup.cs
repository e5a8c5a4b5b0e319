using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using TwitchHelix.AspNetCore.Diagnostics;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>Takes client ID, secret and addresses from the application's options.</summary>
internal sealed class ApplicationSetup(IServiceProvider services, IOptionsMonitor<HelixOptions> applications)
    : IPostConfigureOptions<TwitchAuthenticationOptions>
{
    public void PostConfigure(string? name, TwitchAuthenticationOptions options)
    {
        if (!services.GetRequiredService<IServiceProviderIsKeyedService>().IsKeyedService(typeof(IHelixTokens), options.Application))
            throw new InvalidOperationException(
                ApplicationName.Of(options.Application)
                + $" isn't registered, and the scheme '{name}' logs in with it: call services.AddTwitchHelix(…), with the same name.");
        var application = applications.Get(options.Application);
        var address = application.IdentityAddress.AbsoluteUri.TrimEnd('/');
        options.ClientId = application.ClientId;
        options.ClientSecret = application.ClientSecret ?? "";
        options.AuthorizationEndpoint = $"{address}/authorize";
        options.TokenEndpoint = $"{address}/token";
        options.UserInformationEndpoint = $"{application.BaseAddress.AbsoluteUri.TrimEnd('/')}/users";
    }
}
