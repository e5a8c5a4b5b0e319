using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Testing.Tests;

/// <summary>The client in an ASP.NET Core application, with real HTTP on both sides.</summary>
public sealed class AspNetCoreTests
{
    [Test]
    public async Task Clients_are_injected_into_endpoints_and_the_health_check_answers()
    {
        using var server = HelixTestServer.Start();
        var options = server.CreateOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTwitchHelix(Set).AddTokenValidation();
        builder.Services.AddTwitchHelix("other", Set);
        builder.Services.AddHealthChecks().AddTwitchHelix();
        await using var app = builder.Build();
        app.MapGet("/users", async (IUsersClient users, CancellationToken cancellationToken) =>
            (await users.GetUsersAsync(logins: ["twitchdev"], cancellationToken: cancellationToken)).Data.Count);
        app.MapGet("/games", async ([FromKeyedServices("other")] IHelixClient twitch, CancellationToken cancellationToken) =>
            (await twitch.Games.GetTopGamesAsync(cancellationToken: cancellationToken)).Data.Count);
        app.MapHealthChecks("/health");
        await app.StartAsync();
        using var browser = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        Assert.That(int.Parse(await browser.GetStringAsync("/users"), System.Globalization.CultureInfo.InvariantCulture), Is.Positive);
        Assert.That(int.Parse(await browser.GetStringAsync("/games"), System.Globalization.CultureInfo.InvariantCulture), Is.Positive);
        using var health = await browser.GetAsync("/health");
        Assert.That((health.StatusCode, await health.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.OK, "Healthy")));
        Assert.That(server.Requests.Select(request => request.Operation), Does.Contain("GetUsers").And.Contain("GetTopGames"));

        void Set(HelixOptions other)
        {
            other.ClientId = options.ClientId;
            other.ClientSecret = options.ClientSecret;
            other.BaseAddress = options.BaseAddress;
            other.IdentityAddress = options.IdentityAddress;
        }
    }
}
