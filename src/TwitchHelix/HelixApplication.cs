using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitchHelix.Authentication;
using TwitchHelix.Authentication.Extensions;
using TwitchHelix.Authentication.Identity;
using TwitchHelix.Authentication.Stores;
using TwitchHelix.Batching;
using TwitchHelix.Calls;
using TwitchHelix.Http;
using TwitchHelix.Pacing;
using TwitchHelix.Transport;

namespace TwitchHelix;

/// <summary>The composition of one Twitch application. A container has one for each name.</summary>
internal sealed class HelixApplication : IDisposable
{
    private readonly ClientLifetime lifetime = new();
    private readonly IHttpClientFactory clients;
    private readonly TwitchIdentity identity;

    private HelixApplication(IServiceProvider provider, string name)
    {
        clients = provider.GetRequiredService<IHttpClientFactory>();
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<HelixClient>>();
        Options = provider.GetRequiredService<IOptionsMonitor<HelixOptions>>().Get(name).Copy();

        identity = new TwitchIdentity(() => CreateClient(HttpClientNames.Identity(name)), Options, timeProvider, logger);
        var store = TokenStoreGuard.Of(provider.GetKeyedService<ITokenStore>(name) ?? new InMemoryTokenStore(), Options, timeProvider);
        var renewalTime = new RenewalTime(Options, timeProvider);
        var renewal = new TokenRenewal(store, identity, Options, timeProvider, logger);
        var misfit = new TokenMisfit(store, renewal, Options);
        var users = new UserTokenSource(store, renewal, new ScopeLookup(store, identity, misfit), renewalTime, timeProvider);
        AppToken = new AppTokenSource(identity, renewalTime, timeProvider);
        Tokens = new HelixTokens(store, identity, users, renewal, misfit, Options);

        Pacer = new Pacer(timeProvider);
        var tokens = new TokenChooser(Options, users, AppToken, new ExtensionJwtSource(Options, timeProvider));
        var retry = Options.Retry.Pipeline ?? RetryPipeline.Create(Options.Retry, timeProvider, logger);
        var connection = new HelixConnection(() => CreateClient(HttpClientNames.Api(name)), Options, tokens, Pacer, retry, lifetime, timeProvider, logger);
        Batches = new BatchCollector(Options, timeProvider);
        Caller = new HelixCaller(connection, CallerChoice.None);
        Client = new HelixClient(this, Caller);
    }

    public HelixOptions Options { get; }

    public ITwitchIdentity Identity => identity;

    public IHelixTokens Tokens { get; }

    public AppTokenSource AppToken { get; }

    public Pacer Pacer { get; }

    public BatchCollector Batches { get; }

    public HelixCaller Caller { get; }

    public HelixClient Client { get; }

    /// <exception cref="OptionsValidationException">An option is missing or wrong.</exception>
    public static HelixApplication Create(IServiceProvider provider, string name) => new(provider, name);

    public void Dispose()
    {
        lifetime.End();
        Batches.Dispose();
        Pacer.Dispose();
    }

    private HttpClient CreateClient(string name)
    {
        lifetime.ThrowIfEnded();
        try
        {
            return clients.CreateClient(name);
        }
        catch (ObjectDisposedException)
        {
            // The container is being disposed, and has not come to this application yet.
            throw ClientLifetime.Ended();
        }
    }
}
