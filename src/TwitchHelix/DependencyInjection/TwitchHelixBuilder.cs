using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix;

/// <summary>What <c>services.AddTwitchHelix(…)</c> registered, to be changed further.</summary>
public sealed class TwitchHelixBuilder
{
    internal TwitchHelixBuilder(IServiceCollection services, IHttpClientBuilder httpClient)
    {
        Services = services;
        HttpClient = httpClient;
    }

    /// <summary>The services that the client is registered in.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The HttpClient that calls go through. Handlers added to it are nearest to the network: they see each request as it is sent.</summary>
    public IHttpClientBuilder HttpClient { get; }
}
