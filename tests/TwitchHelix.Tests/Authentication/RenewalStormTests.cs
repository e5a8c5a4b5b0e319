using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Many calls at once with an expired token.</summary>
public sealed class RenewalStormTests : TokenFixture
{
    private const int Calls = 10_000;

    [SetUp]
    public void LimitConnections() => CreateClient(
        // No call waits much longer than the others.
        options => options.Timeout = Timeout.InfiniteTimeSpan,
        builder => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler { MaxConnectionsPerServer = 32 }));

    [Test]
    public async Task Calls_on_an_expired_token_refresh_it_once_and_all_succeed()
    {
        await StoreTokenAsync();
        Time.Advance(Life);

        var users = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Run(() => CallAsync())));

        Assert.That(Refreshes, Is.EqualTo(1));
        Assert.That(users.Select(answer => answer.Data.Single().Login), Is.All.EqualTo("2"));
        Assert.That(Server.Calls, Has.Count.EqualTo(Calls));
    }

    [Test]
    public async Task Calls_whose_token_is_rejected_refresh_it_once_and_all_succeed()
    {
        await StoreTokenAsync();
        Twitch.Reject("access-1");

        var users = await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Run(() => CallAsync())));

        Assert.That(Refreshes, Is.EqualTo(1));
        Assert.That(users.Select(answer => answer.Data.Single().Login), Is.All.EqualTo("2"));
    }
}
