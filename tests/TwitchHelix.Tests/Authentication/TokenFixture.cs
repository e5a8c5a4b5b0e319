using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A Twitch that renews the token of one user, a client for it, and a clock that skips waits, or another one.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public abstract class TokenFixture
{
    private protected const string UserId = RenewingTwitch.UserId;

    private protected static readonly TimeSpan Life = TimeSpan.FromHours(4);

    private protected TokenFixture(FakeTimeProvider? time = null)
    {
        Time = time ?? new ImpatientTime();
        Twitch = new RenewingTwitch(Time, Life);
        Server = new LoopbackServer(request => Twitch.Api(request)) { Identity = request => Twitch.Identity(request) };
    }

    private protected FakeTimeProvider Time { get; }

    private protected RenewingTwitch Twitch { get; set; }

    private protected LoopbackServer Server { get; }

    private protected FaultyTokenStore Store { get; } = new();

    private protected HelixClient Client { get; private set; } = null!;

    /// <summary>The access tokens of the calls, oldest first.</summary>
    private protected IReadOnlyList<string> Used => [.. Server.Calls.Select(call => call.Header("Authorization")?["Bearer ".Length..] ?? "")];

    private protected int Refreshes => Twitch.Refreshes;

    [SetUp]
    public void Start() => CreateClient();

    [TearDown]
    public async Task StopAsync()
    {
        // The server first: a client waits for a renewal that hangs.
        await Server.DisposeAsync();
        await Client.DisposeAsync();
    }

    private protected void CreateClient(Action<HelixOptions>? change = null, Action<TwitchHelixBuilder>? configure = null)
    {
        Client?.Dispose();
        Client = Server.CreateClient(change, builder =>
        {
            builder.AddTokenStore(_ => Store);
            builder.Services.AddSingleton<TimeProvider>(Time);
            configure?.Invoke(builder);
        });
    }

    /// <summary>Stores a pair that Twitch has just issued.</summary>
    private protected async Task<HelixToken> StoreTokenAsync()
    {
        var token = Twitch.Grant();
        await Client.Tokens.AddAsync(token);
        return token;
    }

    private protected async Task<HelixToken> StoredAsync() => (await Store.GetAsync(UserId, default))!;

    private protected Task<GetUsersResponse> CallAsync(CancellationToken cancellationToken = default) =>
        Client.ForUser(UserId).Users.GetUsersAsync(cancellationToken: cancellationToken);

    private protected static Answer Invalid() => Answer.Json("""{"error":"Unauthorized","status":401,"message":"Invalid OAuth token"}""", 401);
}
