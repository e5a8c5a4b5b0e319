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
internal sealed class HelixApplication : IDisposable, IAsyncDisposable
{
    /// <summary>The time for which disposing waits for refreshes that are on their way.</summary>
    private static readonly TimeSpan LongestRefresh = TimeSpan.FromSeconds(10);

    private readonly IHttpClientFactory clients;
    private readonly TwitchIdentity identity;
    private readonly UserTokenSource users;

    private HelixApplication(IServiceProvider provider, string name)
    {
        clients = provider.GetRequiredService<IHttpClientFactory>();
        var timeProvider = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<HelixClient>>();
        Options = provider.GetRequiredService<IOptionsMonitor<HelixOptions>>().Get(name).Copy();

        identity = new TwitchIdentity(new(() => CreateClient(HttpClientNames.Identity(name))), Options, Lifetime, timeProvider, logger);
        var store = TokenStoreGuard.Of(provider.GetKeyedService<ITokenStore>(name) ?? new InMemoryTokenStore(), Options, timeProvider);
        var renewalTime = new RenewalTime(Options, timeProvider);
        var renewal = new TokenRenewal(store, identity, timeProvider, logger);
        Pacer = new Pacer(timeProvider);
        // The calls in line for a user who must consent fail at once, before the application's own handlers run.
        renewal.ConsentNeeded += token => Pacer.SendAway(new BucketKey(token.UserId, IsGiven: false));
        var misfit = new TokenMisfit(store, renewal, Options);
        var renewals = new Renewals<HelixToken>(stale => renewal.RunAsync(stale!), renewalTime, timeProvider, logger);
        users = new UserTokenSource(store, renewals, new ScopeLookup(store, identity, misfit), timeProvider);
        AppToken = new AppTokenSource(identity, renewalTime, timeProvider, logger);
        Tokens = new EndingTokens(new HelixTokens(store, identity, users, renewal, misfit, Options, logger), Lifetime);

        var tokens = new TokenChooser(Options, users, AppToken, new ExtensionJwtSource(Options, timeProvider));
        IRetry retry = Options.Retry.Pipeline is { } callers ? new RetryByPipeline(callers) : new RetryByRemedy(Options.Retry, timeProvider, logger);
        var client = new CurrentHttpClient(() => CreateClient(HttpClientNames.Api(name)));
        var connection = new HelixConnection(client, Options, tokens, Pacer, retry, Lifetime, timeProvider, logger);
        Batches = new BatchCollector(Options, timeProvider);
        Caller = new HelixCaller(connection, CallerChoice.None);
        Client = new HelixClient(this, Caller);
    }

    public HelixOptions Options { get; }

    public ClientLifetime Lifetime { get; } = new();

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
        Lifetime.End();
        Batches.Dispose();
    }

    /// <summary>Disposes the application, then waits for refreshes: their refresh tokens may be used up, and the store may be disposed next.</summary>
    public async ValueTask DisposeAsync()
    {
        Dispose();
        // The real clock: a test's may stand still.
        await Task.WhenAny(users.WhenRenewedAsync(), Task.Delay(LongestRefresh)).ConfigureAwait(false);
    }

    private HttpClient CreateClient(string name)
    {
        Lifetime.ThrowIfEnded();
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
