using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.EventSub;

/// <summary>Each transport is sent with its own properties. Values that Twitch would refuse throw an exception.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class TransportTests
{
    private const string Secret = "made-up-foghorn-secret";
    private static readonly Uri Callback = new("https://hooks.harborlight.example/eventsub?from=twitch");

    private static IEnumerable<TestCaseData> Transports()
    {
        yield return new TestCaseData(
                CreateEventSubSubscriptionTransport.Webhook(Callback, Secret),
                """{"method":"webhook","callback":"https://hooks.harborlight.example/eventsub?from=twitch","secret":"made-up-foghorn-secret"}""")
            .SetArgDisplayNames("webhook");
        yield return new TestCaseData(CreateEventSubSubscriptionTransport.WebSocket("the-session"), """{"method":"websocket","session_id":"the-session"}""")
            .SetArgDisplayNames("WebSocket");
        yield return new TestCaseData(CreateEventSubSubscriptionTransport.Conduit("the-conduit"), """{"method":"conduit","conduit_id":"the-conduit"}""")
            .SetArgDisplayNames("conduit");
    }

    [TestCaseSource(nameof(Transports))]
    public async Task Each_is_sent_with_its_own_properties_and_no_others(CreateEventSubSubscriptionTransport transport, string json)
    {
        await using var server = new LoopbackServer(Answer.Json("""{"data":[],"total":0,"total_cost":0,"max_total_cost":10}""", 202));
        await using var twitch = server.CreateClient(options => options.AccessToken = "ready-token");

        await twitch.EventSub.CreateEventSubSubscriptionAsync(
            CreateEventSubSubscriptionBody.For(EventSubSubscriptionTypes.StreamOnline("40010001"), transport));

        Assert.That(server.Calls.Single().Body,
            Is.EqualTo($$"""{"type":"stream.online","version":"1","condition":{"broadcaster_user_id":"40010001"},"transport":{{json}}}"""));
    }

    [TestCase("http://hooks.harborlight.example/?key=hidden", "not to http://hooks.harborlight.example.")]
    [TestCase("https://hidden@hooks.harborlight.example:8443/", "not to https://hooks.harborlight.example:8443.")]
    [TestCase("file:///hidden", "not to file://.")]
    [TestCase("eventsub/hidden", "not to a relative one.")]
    public void A_callback_that_Twitch_would_refuse_is_named_without_what_may_be_secret_in_it(string callback, string named) =>
        Assert.That(
            () => CreateEventSubSubscriptionTransport.Webhook(new Uri(callback, UriKind.RelativeOrAbsolute), Secret),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("callback")
                .And.Message.Contains(named).And.Message.Contains("https address with port 443").And.Message.Not.Contains("hidden"));

    [TestCase("http://127.0.0.1:8080/eventsub")]
    [TestCase("https://localhost:8443/eventsub")]
    [TestCase("http://[::1]/eventsub")]
    public void On_loopback_http_and_any_port_are_allowed(string callback) =>
        Assert.That(CreateEventSubSubscriptionTransport.Webhook(new Uri(callback), Secret).Callback, Is.EqualTo(callback));

    [Test]
    public void Port_443_may_be_said() =>
        Assert.That(CreateEventSubSubscriptionTransport.Webhook(new Uri("https://hooks.harborlight.example:443/"), Secret).Callback,
            Is.EqualTo("https://hooks.harborlight.example/"));

    [TestCase("http://localhost:5000/eventsub")]
    [TestCase("http://127.0.0.1:5000/eventsub")]
    [TestCase("https://[::1]:5001/eventsub")]
    public void A_test_server_sends_to_any_port_on_loopback(string callback) =>
        Assert.That(CreateEventSubSubscriptionTransport.Webhook(new Uri(callback), Secret).Callback, Is.EqualTo(callback));

    [TestCase("ftp://localhost/eventsub")]
    [TestCase("ws://localhost/eventsub")]
    public void On_loopback_it_is_HTTP_all_the_same(string callback) =>
        Assert.That(
            () => CreateEventSubSubscriptionTransport.Webhook(new Uri(callback), Secret),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("callback"));

    [TestCase(9)]
    [TestCase(101)]
    public void A_secret_has_10_to_100_characters(int length) => AssertRefused(new string('s', length));

    [TestCase(10)]
    [TestCase(100)]
    public void The_shortest_and_the_longest_secret_will_do(int length)
    {
        var secret = new string('s', length);

        Assert.That(CreateEventSubSubscriptionTransport.Webhook(Callback, secret).Secret, Is.EqualTo(secret));
    }

    [Test]
    public void A_secret_is_ASCII() => AssertRefused("made-up-fôghorn-secret");

    [Test]
    public void What_is_missing_is_named()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                () => CreateEventSubSubscriptionTransport.Webhook(null!, Secret), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("callback"));
            Assert.That(
                () => CreateEventSubSubscriptionTransport.Webhook(Callback, null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("secret"));
            Assert.That(
                () => CreateEventSubSubscriptionTransport.WebSocket(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("sessionId"));
            Assert.That(() => CreateEventSubSubscriptionTransport.WebSocket(""), Throws.ArgumentException.With.Property("ParamName").EqualTo("sessionId"));
            Assert.That(() => CreateEventSubSubscriptionTransport.Conduit(null!), Throws.ArgumentNullException.With.Property("ParamName").EqualTo("conduitId"));
            Assert.That(() => CreateEventSubSubscriptionTransport.Conduit(""), Throws.ArgumentException.With.Property("ParamName").EqualTo("conduitId"));
        }
    }

    private static void AssertRefused(string secret) =>
        Assert.That(
            () => CreateEventSubSubscriptionTransport.Webhook(Callback, secret),
            Throws.ArgumentException.With.Property("ParamName").EqualTo("secret")
                .And.Message.Contains("10 to 100 characters").And.Message.Not.Contains(secret));
}
