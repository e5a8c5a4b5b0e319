using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

public sealed class DeviceGrantTests : IdentityFixture
{
    private const string Token = """{"access_token":"secret-access","refresh_token":"secret-refresh","expires_in":14400,"scope":["chat:read"]}""";
    private static readonly Answer Pending = Message(400, "authorization_pending");

    private static readonly DeviceAuthorization Device = new("secret-device", "ABCDEFGH", new Uri("https://www.twitch.tv/activate"))
    {
        Interval = TimeSpan.FromSeconds(7),
        ExpiresAt = Start.AddSeconds(1800),
        Scopes = ["chat:read", "user:edit"],
    };

    [Test]
    public async Task It_begins_with_codes()
    {
        Server.Identity = _ => Answer.Json("""
            {"device_code":"secret-device","expires_in":1800,"interval":7,"user_code":"ABCDEFGH",
            "verification_uri":"https://www.twitch.tv/activate?device-code=ABCDEFGH"}
            """);

        var device = await Identity.StartDeviceAuthorizationAsync(["chat:read", "user:edit"]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Server.IdentityCalls.Single().Target, Is.EqualTo("/oauth2/device"));
            Assert.That(
                Server.IdentityCalls.Single().Form,
                Is.EquivalentTo(new Dictionary<string, string> { ["client_id"] = "the-client-id", ["scopes"] = "chat:read user:edit" }));
            Assert.That(device.DeviceCode, Is.EqualTo("secret-device"));
            Assert.That(device.UserCode, Is.EqualTo("ABCDEFGH"));
            Assert.That(device.VerificationUri.AbsoluteUri, Is.EqualTo("https://www.twitch.tv/activate?device-code=ABCDEFGH"));
            Assert.That(device.Interval, Is.EqualTo(TimeSpan.FromSeconds(7)));
            Assert.That(device.ExpiresAt, Is.EqualTo(Start.AddSeconds(1800)));
            Assert.That(device.Scopes, Is.EqualTo(new[] { "chat:read", "user:edit" }));
            Assert.That(device.ToString(), Does.Not.Contain("secret"));
        }
    }

    [TestCase("""{"device_code":"secret-device"}""")]
    [TestCase("""{"device_code":"secret-device","verification_uri":"https://x.example"}""")]
    public void Half_an_answer_is_a_HelixException_without_the_code(string answer)
    {
        Server.Identity = _ => Answer.Json(answer);

        var e = Assert.ThrowsAsync<HelixException>(() => Identity.StartDeviceAuthorizationAsync([]))!;

        Assert.That(e.ToString() + e.ResponseBody, Does.Contain("no codes").And.Not.Contain("secret"));
    }

    [TestCase("0", 1)]
    [TestCase("1", 1)]
    [TestCase("null", 5)]
    [TestCase("3600", 3600)]
    public async Task The_interval_is_at_least_a_second(string interval, int seconds)
    {
        Server.Identity = _ => Answer.Json($$"""
            {"device_code":"secret-device","interval":{{interval}},"user_code":"ABCDEFGH","verification_uri":"https://www.twitch.tv/activate"}
            """);

        Assert.That((await Identity.StartDeviceAuthorizationAsync([])).Interval, Is.EqualTo(TimeSpan.FromSeconds(seconds)));
    }

    [TestCase(0)]
    [TestCase(-5)]
    public async Task It_asks_at_most_once_a_second(int seconds)
    {
        AnswerTokens(Pending, Pending, Answer.Json(Token));

        var device = new DeviceAuthorization("secret-device", "ABCDEFGH", Device.VerificationUri) { Interval = TimeSpan.FromSeconds(seconds) };
        await Identity.WaitForDeviceAsync(device);

        Assert.That(Time.Waits, Is.EqualTo(Enumerable.Repeat(TimeSpan.FromSeconds(1), 3)));
    }

    [Test]
    public async Task It_asks_at_the_interval_and_more_slowly_when_told_until_the_user_has_granted([Values] bool isPublic)
    {
        CreateClient(options => options.ClientSecret = isPublic ? null : options.ClientSecret);
        AnswerTokens(Pending, Pending, Message(400, "slow_down"), Message(400, "Slow Down"), Pending, Answer.Json(Token));

        var grant = await Identity.WaitForDeviceAsync(Device);

        var expected = new Dictionary<string, string>
        {
            ["client_id"] = "the-client-id",
            ["scopes"] = "chat:read user:edit",
            ["device_code"] = "secret-device",
            ["grant_type"] = "urn:ietf:params:oauth:grant-type:device_code",
        };
        if (!isPublic)
            expected["client_secret"] = "the-client-secret";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Time.Waits.Select(wait => wait.TotalSeconds), Is.EqualTo(new[] { 7, 7, 7, 12, 17, 17 }));
            Assert.That(Server.IdentityCalls[0].Form, Is.EquivalentTo(expected));
            Assert.That(grant.Token.UserId, Is.EqualTo("141981764"));
            Assert.That(grant.Token.RefreshToken, Is.EqualTo("secret-refresh"));
            Assert.That(grant.Token.Scopes, Is.EqualTo(new[] { "chat:read" }));
            Assert.That(grant.Token.ExpiresAt, Is.EqualTo(Start.AddSeconds(67 + 14400)));
        }
    }

    [TestCase(400, "invalid device code", true)]
    [TestCase(400, "access_denied", true)]
    [TestCase(400, "expired_token", true)]
    [TestCase(400, "invalid client", false)]
    [TestCase(403, "invalid client secret", false)]
    public void A_refusal_ends_it(int status, string message, bool needsConsent)
    {
        AnswerTokens(Pending, Message(status, message));

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.WaitForDeviceAsync(Device))!;

        Assert.That(e.NeedsConsent, Is.EqualTo(needsConsent));
        Assert.That(e.ToString(), Does.Contain(message).And.Not.Contain("secret-device"));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_standards_own_form_of_an_error_is_understood_too()
    {
        AnswerTokens(Answer.Json("""{"error":"authorization_pending"}""", 400), Answer.Json("""{"error":"access_denied"}""", 400));

        Assert.That(() => Identity.WaitForDeviceAsync(Device), Throws.TypeOf<HelixAuthorizationException>().With.Property("NeedsConsent").True);
    }

    [Test]
    public void It_ends_when_the_code_does()
    {
        AnswerTokens(Pending);

        var e = Assert.ThrowsAsync<HelixAuthorizationException>(() => Identity.WaitForDeviceAsync(Device))!;

        Assert.That(e.NeedsConsent, Is.True);
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1800 / 7));
    }

    [Test]
    public void It_can_be_canceled()
    {
        using var cancel = new CancellationTokenSource();
        Server.Identity = _ =>
        {
            cancel.Cancel();
            return Pending;
        };

        Assert.That(
            () => Identity.WaitForDeviceAsync(Device, cancel.Token),
            Throws.InstanceOf<OperationCanceledException>().With.Property("CancellationToken").EqualTo(cancel.Token));
        Assert.That(Server.IdentityCalls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_fault_on_the_way_does_not_end_it()
    {
        AnswerTokens(Pending, Answer.Empty(503), Answer.CutOff("{"), Pending, Answer.Json(Token));

        Assert.That((await Identity.WaitForDeviceAsync(Device)).Token.AccessToken, Is.EqualTo("secret-access"));
    }
}
