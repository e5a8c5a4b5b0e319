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

    private readonly TwitchIdentity identity;
    private readonly UserTokenSource users;

    /// <param name="options">The options, which nobody changes any more.</param>
    /// <param name="lifetime">The client's life.</param>
    /// <param name="createApiSender">Creates a sender of calls.</param>
    /// <param name="createIdentitySender">Creates a sender to the identity server.</param>
    /// <param name="store">The users' tokens. Null to keep them in memory.</param>
    /// <param name="currentUser">The user on whose behalf the running code calls. Null if there is never one.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">The log.</param>
    public HelixApplication(
        HelixOptions options,
        ClientLifetime lifetime,
        Func<MessageSender> createApiSender,
        Func<MessageSender> createIdentitySender,
        ITokenStore? store,
        IHelixCurrentUser? currentUser,
        TimeProvider timeProvider,
        ILogger logger)
    {
        (Options, Lifetime) = (options, lifetime);
        identity = new TwitchIdentity(new CurrentSender(createIdentitySender), options, lifetime, timeProvider, logger);
        var guarded = TokenStoreGuard.Of(store ?? new InMemoryTokenStore(), options, timeProvider);
        var renewalTime = new RenewalTime(options, timeProvider);
        var renewal = new TokenRenewal(guarded, identity, timeProvider, logger);
        Pacer = new Pacer(timeProvider);
        // The calls in line for a user who must consent fail at once, before the application's own handlers run.
        renewal.ConsentNeeded += token => Pacer.SendAway(new BucketKey(token.UserId, IsGiven: false));
        var misfit = new TokenMisfit(guarded, renewal, options);
        var renewals = new Renewals<HelixToken>(stale => renewal.RunAsync(stale!), renewalTime, timeProvider, logger);
        users = new UserTokenSource(guarded, renewals, new ScopeLookup(guarded, identity, misfit), timeProvider);
        AppToken = new AppTokenSource(identity, renewalTime, timeProvider, logger);
        Store = guarded;
        Grants = new GrantKeeper(guarded, identity, users, options);
        TokenValidator = new TokenValidator(guarded, identity, users, misfit, options);
        Tokens = new EndingTokens(new HelixTokens(guarded, identity, users, renewal, TokenValidator, options, logger), lifetime);

        var tokens = new TokenChooser(options, users, AppToken, new ExtensionJwtSource(options, timeProvider));
        IRetry retry = options.Retry.Pipeline is { } callers ? new RetryByPipeline(callers) : new RetryByRemedy(options.Retry, timeProvider, logger);
        var connection = new HelixConnection(
            new CurrentSender(createApiSender), options, tokens, Pacer, retry, lifetime, timeProvider, logger);
        Batches = new BatchCollector(options, timeProvider);
        Caller = new HelixCaller(connection, CallerChoice.None, currentUser);
        Client = new HelixClient(this, Caller);
    }

    public HelixOptions Options { get; }

    public ClientLifetime Lifetime { get; }

    public ITwitchIdentity Identity => identity;

    public IHelixTokens Tokens { get; }

    /// <summary>The users' tokens as they are stored.</summary>
    public TokenStoreGuard Store { get; }

    /// <summary>Stores what users grant when they log in.</summary>
    public GrantKeeper Grants { get; }

    public TokenValidator TokenValidator { get; }

    public AppTokenSource AppToken { get; }

    public Pacer Pacer { get; }

    public BatchCollector Batches { get; }

    public HelixCaller Caller { get; }

    public HelixClient Client { get; }

    /// <summary>Creates the application of a container.</summary>
    /// <exception cref="OptionsValidationException">An option is missing or wrong.</exception>
    public static HelixApplication Create(IServiceProvider provider, string name)
    {
        var clients = provider.GetRequiredService<IHttpClientFactory>();
        var lifetime = new ClientLifetime();
        return new HelixApplication(
            provider.GetRequiredService<IOptionsMonitor<HelixOptions>>().Get(name).Copy(),
            lifetime,
            () => CreateSender(clients, HttpClientNames.Api(name), lifetime),
            () => CreateSender(clients, HttpClientNames.Identity(name), lifetime),
            provider.GetKeyedService<ITokenStore>(name),
            provider.GetKeyedService<IHelixCurrentUser>(name),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<HelixClient>>());
    }

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

    private static MessageSender CreateSender(IHttpClientFactory clients, string name, ClientLifetime lifetime)
    {
        lifetime.ThrowIfEnded();
        try
        {
            // The factory of .NET gives its handlers, too. A factory of the application's own may not.
            return new MessageSender(clients.CreateClient(name), (clients as IHttpMessageHandlerFactory)?.CreateHandler(name));
        }
        catch (ObjectDisposedException)
        {
            // The container is being disposed, and has not come to this application yet.
            throw ClientLifetime.Ended();
        }
    }
}
