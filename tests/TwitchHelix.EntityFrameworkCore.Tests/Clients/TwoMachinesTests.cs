using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.EntityFrameworkCore.Tests.Databases;
using TwitchHelix.Testing;

namespace TwitchHelix.EntityFrameworkCore.Tests.Clients;

/// <summary>Two machines make calls for the same users, with one database.</summary>
public sealed class TwoMachinesTests(string kind) : DatabaseFixture(kind)
{
    private const int Users = 200;
    private const int Rounds = 3;

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 14, 20, 58, 31, TimeSpan.Zero));

    [Test]
    public async Task Each_refresh_token_serves_once()
    {
        var life = TimeSpan.FromSeconds(5);
        using var server = HelixTestServer.Start(new HelixTestServerOptions { TimeProvider = time, TokenLifetime = life, AcceptsUnknownTokens = false });
        var users = Enumerable.Range(1001, Users).Select(user => $"{user}").ToList();
        using var one = await StartAsync(server);
        using var other = await StartAsync(server);
        var clients = new[] { one, other }.Select(host => host.Services.GetRequiredService<IHelixClient>()).ToList();
        foreach (var user in users)
            // The refresh token of a public client can be used once.
            await clients[0].Tokens.AddAsync(server.Identity.CreateUserToken(user, isPublicClient: true).ToHelixToken());

        for (var round = 0; round < Rounds; round++)
        {
            time.Advance(life);
            await Task.WhenAll(users.SelectMany(user => clients.Select(client => Task.Run(() => client.ForUser(user).Users.GetUsersAsync()))));
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(server.Identity.Requests.Refresh, Is.EqualTo(Rounds * Users));
            Assert.That(server.Requests.Select(request => request.StatusCode), Has.All.EqualTo(200));
            Assert.That(await clients[1].Tokens.ListAsync().CountAsync(token => !token.NeedsConsent), Is.EqualTo(Users));
            Assert.That(await Database.QueryAsync("SELECT COUNT(*) FROM twitch_helix_locks WHERE owner <> ''"), Is.EqualTo(new[] { "0" }));
        }
    }

    private async Task<IHost> StartAsync(HelixTestServer server)
    {
        var application = Host.CreateApplicationBuilder();
        application.Services.AddSingleton(Database.Keys);
        application.Services.AddSingleton<TimeProvider>(time);
        application.Services.AddTwitchHelix(options =>
        {
            options.ClientId = server.CreateOptions().ClientId;
            options.BaseAddress = server.BaseAddress;
            options.IdentityAddress = server.IdentityAddress;
            // Each call succeeds at once.
            options.Retry.MaxRetries = 0;
        }).AddEntityFrameworkCoreTokenStore(Database.Configure);
        var host = application.Build();
        await host.StartAsync();
        return host;
    }
}
