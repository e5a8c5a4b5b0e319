using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Benchmarks;

/// <summary>The overhead of a call whose answer is nearly empty: token choice, rate limits, retries, telemetry.</summary>
public class CallBenchmarks
{
    private const string UserId = "141981764";

    private readonly FixedAnswer answer = new("{\"data\":[]}"u8.ToArray());
    private readonly FixedAnswer identity = new("{\"access_token\":\"app-token\",\"expires_in\":5000000,\"token_type\":\"bearer\"}"u8.ToArray());
    private BareClient bare = null!;
    private HelixClient ready = null!;
    private HelixClient stored = null!;
    private IHelixClient user = null!;

    [GlobalSetup]
    public async Task StartAsync()
    {
        bare = new BareClient(answer, answer.Address);
        ready = Client(new HelixOptions { AccessToken = "ready-token" });
        stored = Client(new HelixOptions { ClientSecret = "the-client-secret" });
        await stored.Tokens.AddAsync(new HelixToken(UserId, "user-token") { Scopes = ["channel:read:polls"] });
        user = stored.ForUser(UserId);
    }

    [GlobalCleanup]
    public void Stop()
    {
        bare.Dispose();
        ready.Dispose();
        stored.Dispose();
        answer.Dispose();
        identity.Dispose();
    }

    [Benchmark(Baseline = true)]
    public Task<object?> Bare() => bare.GetAsync<object>("users?login=twitchdev");

    [Benchmark]
    public Task<GetUsersResponse> ReadyToken() => ready.Users.GetUsersAsync(logins: ["twitchdev"]);

    [Benchmark]
    public Task<GetUsersResponse> AppToken() => stored.Users.GetUsersAsync(logins: ["twitchdev"]);

    [Benchmark]
    public Task<GetUsersResponse> TokenOfAUser() => user.Users.GetUsersAsync(logins: ["twitchdev"]);

    [Benchmark]
    public Task<GetPollsResponse> TokenOfTheActingUser() => stored.Polls.GetPollsAsync(UserId);

    private HelixClient Client(HelixOptions options)
    {
        options.ClientId = "the-client-id";
        options.BaseAddress = answer.Address;
        options.IdentityAddress = identity.Address;
        return HelixClient.Create(options, builder =>
        {
            builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => answer);
            builder.IdentityHttpClient.ConfigurePrimaryHttpMessageHandler(() => identity);
        });
    }
}
