using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using TwitchHelix.Tests.Authentication;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Diagnostics;

/// <summary>The metrics of tokens, none of which says whose token it was.</summary>
public sealed class TokenTelemetryTests : TokenFixture, IDisposable
{
    /// <summary>Other tests renew tokens at the same time. Only what this test brings about counts.</summary>
    private static readonly AsyncLocal<TokenTelemetryTests?> Test = new();

    private readonly ConcurrentQueue<string> counted = new();
    private readonly MeterListener listener = new()
    {
        InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name.StartsWith("twitch.helix.token.", StringComparison.Ordinal))
                listener.EnableMeasurementEvents(instrument);
        },
    };

    [SetUp]
    public void Listen()
    {
        Test.Value = this;
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (Test.Value == this)
                counted.Enqueue($"{instrument.Name["twitch.helix.token.".Length..]} {value}"
                    + string.Concat(tags.ToArray().Select(tag => $" {tag.Key}={tag.Value}")));
        });
        listener.Start();
        CreateClient(options => options.Retry.MaxRetries = 0);
    }

    public void Dispose() => listener.Dispose();

    [Test]
    public async Task A_users_token_is_renewed()
    {
        await ExpireAsync();

        await CallAsync();

        Assert.That(counted, Is.EqualTo(new[] { "renewals 1 twitch.token=user" }));
    }

    [Test]
    public async Task The_first_app_token_counts_too()
    {
        await Client.ForApp().Users.GetUsersAsync(ids: ["1"]);

        Assert.That(counted, Is.EqualTo(new[] { "renewals 1 twitch.token=app" }));
    }

    [Test]
    public async Task A_renewal_fails()
    {
        await ExpireAsync();
        Server.Identity = _ => Answer.Cut;

        Assert.CatchAsync<HelixException>(() => CallAsync());
        Assert.CatchAsync<HelixException>(() => Client.ForApp().Users.GetUsersAsync(ids: ["1"]));

        Assert.That(counted, Is.EqualTo(new[]
        {
            "renewals 1 twitch.token=user error.type=TwitchHelix.HelixException",
            "renewals 1 twitch.token=app error.type=TwitchHelix.HelixException",
        }));
    }

    [Test]
    public async Task A_user_whose_consent_is_gone_is_counted_once()
    {
        await ExpireAsync();
        Twitch.HasConsent = false;

        Assert.CatchAsync<HelixAuthorizationException>(() => CallAsync());
        Assert.CatchAsync<HelixAuthorizationException>(() => CallAsync());

        Assert.That(counted, Is.EqualTo(new[] { "consent_lost 1" }));
    }

    private async Task ExpireAsync()
    {
        await StoreTokenAsync();
        Time.Advance(Life);
    }
}
