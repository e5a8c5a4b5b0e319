using TwitchHelix.Tests.Authentication.Stores;
using TwitchHelix.Tests.Loopback;
using TwitchHelix.Tests.Processes;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Two processes make calls for the same user, with one file store.</summary>
[Parallelizable]
public sealed class TokenProcessTests
{
    private const int Calls = 1000;

    /// <summary>The pair that each process has to reach.</summary>
    private const int LastPair = 6;

    [Test]
    public async Task Two_processes_outlive_several_ends_of_a_token_whose_refresh_token_serves_once()
    {
        using var folder = new TestFolder();
        // A call has a quarter of a second to arrive before its token ends. A 401 is cured by a renewed token.
        var twitch = new RenewingTwitch(TimeProvider.System, TimeSpan.FromSeconds(2));
        await using var server = new LoopbackServer(twitch.Api) { Identity = twitch.Identity };
        // One of the tokens is invalidated before it expires.
        twitch.Reject("access-3");
        await new FileTokenStore(folder.TokenFile).SetAsync(twitch.Grant(), replaced: null);

        using var one = TestProcess.Start("call", folder.TokenFile, server.Address.AbsoluteUri, $"{Calls}", $"{LastPair}");
        using var other = TestProcess.Start("call", folder.TokenFile, server.Address.AbsoluteUri, $"{Calls}", $"{LastPair}");
        await one.CompleteAsync();
        await other.CompleteAsync();

        var stored = (await new FileTokenStore(folder.TokenFile).GetAsync(RenewingTwitch.UserId))!;
        await TestContext.Out.WriteLineAsync($"{server.Calls.Count} calls, {twitch.Refreshes} refreshes");
        using (Assert.EnterMultipleScope())
        {
            Assert.That((stored.AccessToken, stored.RefreshToken), Is.EqualTo(($"access-{twitch.Newest}", $"refresh-{twitch.Newest}")));
            Assert.That(stored.NeedsConsent, Is.False);
            Assert.That(twitch.Newest, Is.GreaterThanOrEqualTo(LastPair));
            Assert.That(twitch.Refreshes, Is.EqualTo(twitch.Newest - 1), "no pair was asked for twice");
            Assert.That(server.Calls, Has.Count.GreaterThanOrEqualTo(2 * Calls));
        }
    }
}
