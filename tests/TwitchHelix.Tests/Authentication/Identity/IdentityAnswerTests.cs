using Newtonsoft.Json;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.Tests.Authentication.Identity;

/// <summary>Values that no identity server should give: each is a <see cref="HelixException"/>, and none is quoted.</summary>
public sealed class IdentityAnswerTests : IdentityFixture
{
    private static readonly HelixToken Token = new("141981764", "secret-access") { RefreshToken = "secret-refresh" };

    private static readonly string[] Tokens =
    [
        """{"access_token":"secret-new","expires_in":-1}""",
        """{"access_token":"secret-new","expires_in":9223372036854775807}""",
        """{"access_token":"secret-new","expires_in":99999999999999999999999}""",
        """{"access_token":"secret-new","expires_in":1e300}""",
        """{"access_token":"secret-new","expires_in":"soon"}""",
        """{"expires_in":3600}""",
        """{"access_token":"","expires_in":3600}""",
        """{"access_token":"secret new"}""",
        """{"access_token":"secret-new\r\nX-Injected: 1"}""",
        """{"access_token":"secret-new\u0000"}""",
        """{"access_token":"secr\u00e9t-new"}""",
        """{"access_token":"secret-\ud800"}""",
        """{"access_token":"oauth:secret-new"}""",
        """{"access_token":"secret-new","refresh_token":"secret\u0000refresh"}""",
        $$"""{"access_token":"secret-{{new string('x', 100_000)}}"}""",
    ];

    private static readonly string[] Devices =
    [
        Device("interval", "-1"),
        Device("interval", "3601"),
        Device("interval", "9223372036854775807"),
        Device("interval", "99999999999999999999999"),
        Device("expires_in", "-1"),
        Device("expires_in", "9223372036854775807"),
        Device("device_code", "\"secret\\u0000device\""),
        Device("user_code", "\"A\\u001b[31m\""),
        Device("user_code", $"\"{new string('A', 1000)}\""),
        Device("verification_uri", "\"javascript:alert(1)\""),
        Device("verification_uri", "\"http://www.twitch.tv/activate\""),
        Device("verification_uri", "\"file:///etc/passwd\""),
        Device("verification_uri", "\"https://www.twitch.tv@evil.example/activate\""),
        Device("verification_uri", "\"/activate\""),
    ];

    [Test]
    public void A_refreshed_token_is_checked([ValueSource(nameof(Tokens))] string answer)
    {
        AnswerTokens(Answer.Json(answer));

        Refuses(() => Identity.RefreshAsync(Token));
    }

    [Test]
    public void The_token_of_a_code_is_checked([ValueSource(nameof(Tokens))] string answer)
    {
        AnswerTokens(Answer.Json(answer));

        Refuses(() => Identity.ExchangeCodeAsync("secret-code"));
    }

    [Test]
    public void An_app_token_is_checked([ValueSource(nameof(Tokens))] string answer)
    {
        AnswerTokens(Answer.Json(answer));
        var client = CreateClient();

        Refuses(() => client.ForApp().Users.GetUsersAsync());
        Assert.That(Server.Calls, Is.Empty);
    }

    [Test]
    public void The_codes_of_a_device_are_checked([ValueSource(nameof(Devices))] string answer)
    {
        Server.Identity = _ => Answer.Json(answer);

        Refuses(() => Identity.StartDeviceAuthorizationAsync([]));
    }

    [TestCase("oauth%3Asecret-access")]
    [TestCase("secret%0D%0Aaccess")]
    [TestCase("secret%C3%A9")]
    public void A_token_of_a_fragment_is_checked(string token)
    {
        Server.Identity = _ => Answer.Json(Validation);
        var request = new AuthorizationRequest { ResponseType = AuthorizationResponseType.Token, State = "s" };

        Refuses(() => Identity.CompleteAuthorizationAsync(new Uri($"http://localhost:3000/#access_token={token}&state=s"), request));
        Assert.That(Server.IdentityCalls, Is.Empty);
    }

    [TestCase("""{"access_token":"secret new"}""", typeof(JsonSerializationException))]
    [TestCase("""{"access_token":["secret-new"]}""", typeof(JsonSerializationException))]
    [TestCase("""{"access_token":7031415926}""", typeof(JsonSerializationException))]
    [TestCase("""["secret-new"]""", typeof(JsonSerializationException))]
    [TestCase("""{"access_token":1secret}""", typeof(JsonReaderException))]
    [TestCase("""{"access_token":"secret-new" "secret-refresh"}""", typeof(JsonReaderException))]
    [TestCase("<html>secret-new</html>", typeof(JsonReaderException))]
    public void The_cause_of_an_unreadable_answer_is_kept(string answer, Type cause)
    {
        Server.Identity = _ => Answer.Json(answer);

        var e = Assert.ThrowsAsync<HelixException>(() => Identity.RefreshAsync(Token))!;

        Assert.That(e.InnerException, Is.TypeOf(cause));
        Assert.That(e.ToString(), Does.Not.Contain("secret").And.Not.Contain("31415"));
    }

    private static void Refuses(Func<Task> send)
    {
        var e = Assert.CatchAsync<HelixException>(() => send())!;

        Assert.That(e.ToString() + e.ResponseBody, Does.Not.Contain("secret").And.Not.Contain("evil").And.Not.Contain("javascript"));
    }

    private static string Device(string name, string value)
    {
        var fields = new Dictionary<string, string>
        {
            ["device_code"] = "\"secret-device\"",
            ["user_code"] = "\"ABCDEFGH\"",
            ["verification_uri"] = "\"https://www.twitch.tv/activate\"",
            ["interval"] = "5",
            ["expires_in"] = "1800",
            [name] = value,
        };
        return $"{{{string.Join(",", fields.Select(field => $"\"{field.Key}\":{field.Value}"))}}}";
    }
}
