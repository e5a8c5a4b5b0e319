using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Benchmarks;

/// <summary>Reads a page of 100 items, with TwitchHelix and with HttpClient alone.</summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PageBenchmarks
{
    private readonly FixedAnswer users = new(Bodies.Page("/users"));
    private readonly FixedAnswer streams = new(Bodies.Page("/streams"));
    private BareClient bareUsers = null!;
    private BareClient bareStreams = null!;
    private HelixClient twitchUsers = null!;
    private HelixClient twitchStreams = null!;

    /// <summary>Whether client and server talk over a socket.</summary>
    [Params(false, true)]
    public bool Loopback { get; set; }

    [GlobalSetup]
    public void Start()
    {
        bareUsers = Bare(users);
        bareStreams = Bare(streams);
        twitchUsers = Client(users);
        twitchStreams = Client(streams);
    }

    [GlobalCleanup]
    public void Stop()
    {
        bareUsers.Dispose();
        bareStreams.Dispose();
        twitchUsers.Dispose();
        twitchStreams.Dispose();
        users.Dispose();
        streams.Dispose();
    }

    [Benchmark(Baseline = true), BenchmarkCategory("Users")]
    public Task<object?> BareUsers() => BoxAsync(bareUsers.GetAsync<PlainPage<PlainUser>>("users?login=twitchdev"));

    [Benchmark, BenchmarkCategory("Users")]
    public Task<GetUsersResponse> GetUsersAsync() => twitchUsers.Users.GetUsersAsync(logins: ["twitchdev"]);

    [Benchmark(Baseline = true), BenchmarkCategory("Streams")]
    public Task<object?> BareStreams() => BoxAsync(bareStreams.GetAsync<PlainPage<PlainStream>>("streams?first=100"));

    [Benchmark, BenchmarkCategory("Streams")]
    public Task<GetStreamsResponse> GetStreamsAsync() => twitchStreams.Streams.GetStreamsAsync(first: 100);

    private static async Task<object?> BoxAsync<T>(Task<T?> task) => await task.ConfigureAwait(false);

    private BareClient Bare(FixedAnswer answer) => new(Loopback ? new SocketsHttpHandler() : answer, answer.Address);

    private HelixClient Client(FixedAnswer answer) => HelixClient.Create(
        new HelixOptions { ClientId = "the-client-id", AccessToken = "ready-token", BaseAddress = answer.Address },
        builder =>
        {
            if (!Loopback)
                builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => answer);
        });
}
