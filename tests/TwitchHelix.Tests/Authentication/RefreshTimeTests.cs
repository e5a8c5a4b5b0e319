using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication;

/// <summary>A refresh has a minute, whatever the timeout of those who wait for it is: only its answer has the next refresh token.</summary>
public sealed class RefreshTimeTests() : TokenFixture(new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)))
{
    private readonly TaskCompletionSource answer = new();
    private readonly TaskCompletionSource asked = new();

    [SetUp]
    public async Task HoldTheAnswerAsync()
    {
        CreateClient(options => options.Timeout = TimeSpan.FromSeconds(3));
        await StoreTokenAsync();
        Time.Advance(Life);
        Server.Identity = request =>
        {
            var granted = Twitch.Identity(request);
            asked.TrySetResult();
            return granted with { After = answer.Task };
        };
    }

    [Test]
    public async Task A_call_that_stops_waiting_does_not_cut_a_refresh_off()
    {
        var call = CallAsync();
        await asked.Task;
        Time.Advance(TimeSpan.FromSeconds(3));
        var e = Assert.ThrowsAsync<HelixException>(() => call)!;
        Time.Advance(TimeSpan.FromSeconds(3));
        answer.SetResult();
        await Until.TrueAsync(() => StoredAsync().Result.AccessToken == "access-2");
        await CallAsync();

        Assert.That(e.Message, Is.EqualTo("GetUsers had no complete answer within 3 s (HelixOptions.Timeout)."));
        Assert.That(Refreshes, Is.EqualTo(1));
        Assert.That((await StoredAsync()).RefreshToken, Is.EqualTo("refresh-2"));
    }

    [Test]
    public async Task The_refresh_that_an_application_asks_for_has_a_minute_too([Values(59, 60)] int seconds)
    {
        var refresh = Client.Identity.RefreshAsync(await StoredAsync());
        await asked.Task;
        Time.Advance(TimeSpan.FromSeconds(seconds));

        if (seconds < 60)
        {
            answer.SetResult();
            Assert.That((await refresh).AccessToken, Is.EqualTo("access-2"));
        }
        else
            Assert.That(
                Assert.ThrowsAsync<HelixException>(() => refresh)!.Message,
                Is.EqualTo("Refreshing a token had no complete answer within 60 s."));
    }

    [Test]
    public async Task The_wait_for_the_stores_lock_has_a_minute_too([Values(59, 60)] int seconds)
    {
        answer.SetResult();
        var store = new LockedTokenStore(Store);
        CreateClient(options => options.Timeout = TimeSpan.FromSeconds(3), builder => builder.AddTokenStore(_ => store));

        var validation = Client.Tokens.ValidateAsync();
        await store.Waiting;
        Time.Advance(TimeSpan.FromSeconds(seconds));

        if (seconds < 60)
        {
            store.Unlock();
            Assert.That(await validation, Is.Empty);
            Assert.That((await StoredAsync()).AccessToken, Is.EqualTo("access-2"));
        }
        else
            Assert.That(
                Assert.ThrowsAsync<HelixException>(() => validation)!.Message,
                Does.StartWith($"The token of user {UserId} could not be renewed: another process holds the token store's lock for longer than 60 s."));
        Assert.That(Refreshes, Is.EqualTo(seconds < 60 ? 1 : 0));
    }
}
