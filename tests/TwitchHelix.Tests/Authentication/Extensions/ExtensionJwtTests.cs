using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Tests.Authentication.Extensions;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ExtensionJwtTests
{
    private const string Viewer = """
        {"exp":1767225660,"opaque_user_id":"UG12345","user_id":"44322889","channel_id":"141981764","role":"moderator","is_unlinked":false,
        "pubsub_perms":{"listen":["broadcast"],"send":["*"]}}
        """;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private readonly FakeTimeProvider time = new(Start);

    private ExtensionJwt Extension => new(Convert.ToBase64String(Key), time);

    [Test]
    public void It_signs_what_Twitch_takes_from_a_server()
    {
        var (header, payload) = Open(Extension.Sign("12345"));

        Assert.That((string?)header["alg"], Is.EqualTo("HS256"));
        Assert.That(
            payload.ToString(Newtonsoft.Json.Formatting.None),
            Is.EqualTo($$"""{"exp":{{Start.ToUnixTimeSeconds() + 180}},"user_id":"12345","role":"external"}"""));
    }

    [Test]
    public void Channel_permissions_and_lifetime_can_be_set()
    {
        var minute = TimeSpan.FromMinutes(1);

        var (_, payload) = Open(Extension.Sign("12345", "141981764", pubSubListen: ["broadcast"], pubSubSend: ["broadcast", "whisper-U1"], lifetime: minute));

        Assert.That(JToken.DeepEquals(payload, JObject.Parse("""
            {"exp":1767225660,"user_id":"12345","role":"external","channel_id":"141981764",
            "pubsub_perms":{"listen":["broadcast"],"send":["broadcast","whisper-U1"]}}
            """)), Is.True, payload.ToString());
    }

    [Test]
    public void The_JWT_of_a_viewer_tells_who_it_is()
    {
        var viewer = Extension.Verify(Jwt.Hs256(Viewer, Key));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(viewer.ChannelId, Is.EqualTo("141981764"));
            Assert.That(viewer.UserId, Is.EqualTo("44322889"));
            Assert.That(viewer.OpaqueUserId, Is.EqualTo("UG12345"));
            Assert.That(viewer.Role, Is.EqualTo(ExtensionRole.Moderator));
            Assert.That(viewer.IsUnlinked, Is.False);
            Assert.That(viewer.ExpiresAt, Is.EqualTo(Start.AddSeconds(60)));
            Assert.That(viewer.PubSubListen, Is.EqualTo(new[] { "broadcast" }));
            Assert.That(viewer.PubSubSend, Is.EqualTo(new[] { "*" }));
        }
    }

    [Test]
    public void A_viewer_who_shares_nothing_has_no_ID_and_a_new_role_is_no_error()
    {
        const string claims = """{"exp":1767225660,"opaque_user_id":"A1","channel_id":"1","role":"vip","is_unlinked":true,"pubsub_perms":null}""";

        var viewer = Extension.Verify(Jwt.Hs256(claims, Key));

        Assert.That(
            (viewer.UserId, viewer.IsUnlinked, viewer.Role.Value, viewer.PubSubSend.Count, viewer.PubSubListen.Count),
            Is.EqualTo(((string?)null, true, "vip", 0, 0)));
    }

    [Test]
    public void What_a_JWT_of_a_viewer_does_not_say_is_empty()
    {
        var viewer = Extension.Verify(Jwt.Hs256("""{"exp":1767225660,"channel_id":"1","role":"viewer"}""", Key));

        Assert.That((viewer.UserId, viewer.OpaqueUserId, viewer.IsUnlinked), Is.EqualTo(((string?)null, "", false)));
    }

    [Test]
    public void What_an_Extensions_server_signs_is_no_viewers()
    {
        Assert.That(() => Extension.Verify(Extension.Sign("12345", "1")), Refuses("external"));
        Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer.Replace("moderator", "EXTERNAL", StringComparison.Ordinal), Key)), Refuses("external"));
    }

    [TestCase(59, 0, true)]
    [TestCase(60, 0, false)]
    [TestCase(89, 30, true)]
    [TestCase(90, 30, false)]
    public void It_ends_with_the_skew_that_is_allowed(int seconds, int skew, bool good)
    {
        var extension = new ExtensionJwt(Convert.ToBase64String(Key), time) { ClockSkew = TimeSpan.FromSeconds(skew) };
        time.Advance(TimeSpan.FromSeconds(seconds));

        if (good)
            Assert.That(extension.Verify(Jwt.Hs256(Viewer, Key)).ChannelId, Is.EqualTo("141981764"));
        else
            Assert.That(() => extension.Verify(Jwt.Hs256(Viewer, Key)), Refuses("expired"));
    }

    [Test]
    public void Half_a_minute_is_allowed_unless_set() => Assert.That(Extension.ClockSkew, Is.EqualTo(TimeSpan.FromSeconds(30)));

    [Test]
    public void Another_secret_is_refused() => Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer, [.. Key.Reverse()])), Refuses("signature"));

    [Test]
    public void No_signature_is_refused()
    {
        Assert.That(() => Extension.Verify(Jwt.Unsigned(Viewer)), Refuses("HS256"));
        Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer, Key, """{"alg":"none"}""")), Refuses("HS256"));
        Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer, Key, """{"typ":"JWT"}""")), Refuses("HS256"));
        Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer, Key)[..^43]), Refuses("signature"));
    }

    [Test]
    public void Another_algorithm_is_refused()
    {
        using var rsa = RSA.Create(2048);

        Assert.That(() => Extension.Verify(Jwt.Rs256(Viewer, rsa, "1")), Refuses("HS256"));
        Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer, Key, """{"alg":"HS512"}""")), Refuses("HS256"));
    }

    [TestCase("""{"channel_id":"1"}""", "no end")]
    [TestCase("""{"exp":0}""", "expired")]
    [TestCase("""{"Exp":1767225660,"channel_id":"1","role":"viewer"}""", "no end")]
    [TestCase("""{"exp":1767225660,"channel_id":"1"}""", "no role")]
    [TestCase("""{"exp":1767225660,"channel_id":"1","role":""}""", "no role")]
    [TestCase("""{"exp":1767225660,"channel_id":"1","Role":"viewer"}""", "no role")]
    [TestCase("""{"exp":1767225660,"role":"viewer"}""", "no channel")]
    [TestCase("""{"exp":1767225660,"role":"viewer","channel_id":""}""", "no channel")]
    [TestCase("""{"exp":1767225660,"role":"viewer","channel_id":"1","channel_id":"2"}""", "damaged")]
    [TestCase("""{"exp":1e300,"role":"viewer","channel_id":"1"}""", "can't be read")]
    [TestCase("""{"exp":99999999999999999999,"role":"viewer","channel_id":"1"}""", "can't be read")]
    [TestCase("""{"exp":1767225660,"role":"viewer","channel_id":"1"} x""", "damaged")]
    [TestCase("""["exp"]""", "damaged")]
    [TestCase("""{"exp":1767225660,"nbf":1767225640}""", "not valid yet")]
    [TestCase("""{"exp":1767225660,"role":"viewer","channel_id":"1","is_unlinked":"perhaps"}""", "can't be read")]
    [TestCase("""{"exp":1767225660,"role":"viewer","channel_id":{}}""", "can't be read")]
    [TestCase("""{"exp":1767225660,"role":"viewer","channel_id":"1","pubsub_perms":{"send":[{}]}}""", "can't be read")]
    public void What_makes_no_sense_is_refused(string payload, string reason) => Assert.That(() => Extension.Verify(Jwt.Hs256(payload, Key)), Refuses(reason));

    [TestCase("""{"alg":"HS256","crit":["exp"]}""", "crit")]
    [TestCase("""{"alg":"HS256","crit":[]}""", "crit")]
    [TestCase("""{"alg":"HS256","alg":"none"}""", "damaged")]
    [TestCase("""{"Alg":"HS256"}""", "HS256")]
    public void A_header_that_is_not_understood_is_refused(string header, string reason) =>
        Assert.That(() => Extension.Verify(Jwt.Hs256(Viewer, Key, header)), Refuses(reason));

    [Test]
    public void Any_damage_is_refused_with_one_exception()
    {
        var seed = Environment.TickCount;
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var good = Jwt.Hs256(Viewer, Key);

        for (var i = 0; i < 3000; i++)
        {
            var damaged = Damage(good, random);
            if (damaged == good || SameBytes(damaged, good))
                continue;
            Assert.That(() => Extension.Verify(damaged), Throws.TypeOf<HelixAuthorizationException>(), damaged);
        }
        foreach (var text in new[] { "", " ", ".", "..", "a.b", "{}", "....", new string('a', 300_000) })
            Assert.That(() => Extension.Verify(text), Throws.TypeOf<HelixAuthorizationException>(), text[..Math.Min(20, text.Length)]);
    }

    [Test]
    public void A_JWT_without_an_owner_or_a_lifetime_is_not_signed()
    {
        Assert.That(() => Extension.Sign(""), Throws.ArgumentException.With.Property("ParamName").EqualTo("ownerId"));
        foreach (var lifetime in (int[])[0, -1])
            Assert.That(
                () => Extension.Sign("7", lifetime: TimeSpan.FromSeconds(lifetime)),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("lifetime"));
    }

    [TestCase("broadcaster")]
    [TestCase("moderator")]
    [TestCase("viewer")]
    [TestCase("external")]
    public void Each_role_has_the_name_that_Twitch_writes(string value)
    {
        ExtensionRole[] roles = [ExtensionRole.Broadcaster, ExtensionRole.Moderator, ExtensionRole.Viewer, ExtensionRole.External];

        Assert.That(roles.Where(role => role == new ExtensionRole(value.ToUpperInvariant())).Select(role => role.Value), Is.EqualTo(new[] { value }));
        Assert.That(roles.Count(role => role != new ExtensionRole(value)), Is.EqualTo(3));
    }

    [TestCase("no base64!")]
    [TestCase("c2hvcnQ=")]
    [TestCase("")]
    public void A_secret_that_can_not_be_one_is_refused_and_not_quoted(string secret)
    {
        var e = Assert.Throws<ArgumentException>(() => _ = new ExtensionJwt(secret))!;

        if (secret.Length > 0)
            Assert.That(e.ToString(), Does.Not.Contain(secret));
    }

    [Test]
    public void It_does_not_show_its_secret() => Assert.That(Extension.ToString(), Does.Not.Contain(Convert.ToBase64String(Key)));

    private static NUnit.Framework.Constraints.ContainsConstraint Refuses(string reason) =>
        Throws.TypeOf<HelixAuthorizationException>().With.Message.Contains(reason);

    private static (JObject Header, JObject Payload) Open(string jwt)
    {
        var parts = jwt.Split('.');
        Assert.That(parts[2], Is.EqualTo(Base64Url.EncodeToString(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")))));
        return (Decode(parts[0]), Decode(parts[1]));

        static JObject Decode(string part) => JObject.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part)));
    }

    private static string Damage(string text, Random random)
    {
        var at = random.Next(text.Length);
        return random.Next(4) switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, ((char)random.Next(33, 127)).ToString()),
            2 => text[..at],
            _ => text.Remove(at, 1).Insert(at, ((char)random.Next(33, 127)).ToString()),
        };
    }

    // The last letter of the signature has bits that mean nothing.
    private static bool SameBytes(string one, string other) => one.Length == other.Length && one[..^1] == other[..^1];
}
