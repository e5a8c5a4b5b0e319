using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Tests.EventSub;

/// <summary>Only what Twitch signed not long ago is a message of Twitch.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class WebhookSignatureTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 16, 10, 11, 12, TimeSpan.Zero);

    [Test]
    public void A_message_of_Twitch_is_genuine() => Assert.That(IsGenuine(new WebhookRequest("{\"é\":1}"u8.ToArray())), Is.True);

    // Computed with: printf '%s' 'id12026-11-16T10:11:12Z{"a":1}' | openssl dgst -sha256 -hmac s3cre7-of-ten
    [Test]
    public void The_signature_is_that_of_another_implementation()
    {
        var headers = new Dictionary<string, string>
        {
            ["Twitch-Eventsub-Message-Id"] = "id1",
            ["Twitch-Eventsub-Message-Timestamp"] = "2026-11-16T10:11:12Z",
            ["Twitch-Eventsub-Message-Signature"] = "sha256=2f0492b82fec41327c3965840fe2eff8996b7c81d959c77b4fc6d7d59c39db7e",
        };

        Assert.That(EventSubMessage.Verify(headers.GetValueOrDefault, "{\"a\":1}"u8.ToArray(), "s3cre7-of-ten", new FakeTimeProvider(Sent)), Is.True);
    }

    [Test]
    public void Any_changed_byte_of_body_time_ID_or_signature_is_noticed()
    {
        const string Body = "{\"challenge\":\"pogchamp\"}";
        for (var i = 0; i < Body.Length; i++)
        {
            var request = new WebhookRequest(Encoding.UTF8.GetBytes(Body));
            request.Body[i] ^= 1;
            Assert.That(IsGenuine(request), Is.False, $"byte {i}");
        }
        foreach (var name in new[] { "Message-Id", "Message-Timestamp", "Message-Signature" })
        {
            var header = "Twitch-Eventsub-" + name;
            var whole = new WebhookRequest(Encoding.UTF8.GetBytes(Body)).Headers[header];
            for (var i = 0; i < whole.Length; i++)
            {
                var request = new WebhookRequest(Encoding.UTF8.GetBytes(Body));
                request.Headers[header] = whole[..i] + (char)(whole[i] ^ 1) + whole[(i + 1)..];
                Assert.That(IsGenuine(request), Is.False, $"{name}, character {i}");
            }
        }
    }

    [TestCase("")]
    [TestCase("sha256=")]
    [TestCase("sha1=0123")]
    [TestCase("é")]
    [TestCase(null)]
    public void A_signature_of_another_form_is_none(string? signature)
    {
        var request = new WebhookRequest("{}"u8.ToArray());
        if (signature is null)
            request.Headers.Remove("Twitch-Eventsub-Message-Signature");
        else
            request.Headers["Twitch-Eventsub-Message-Signature"] = signature;

        Assert.That(IsGenuine(request), Is.False);
    }

    [TestCase("Twitch-Eventsub-Message-Id")]
    [TestCase("Twitch-Eventsub-Message-Timestamp")]
    public void A_message_without_a_header_is_none_of_Twitch(string header)
    {
        var request = new WebhookRequest("{}"u8.ToArray());
        request.Headers.Remove(header);

        Assert.That(IsGenuine(request), Is.False);
    }

    [TestCase(-9, true)]
    [TestCase(9, true)]
    [TestCase(-11, false)]
    [TestCase(11, false)]
    public void A_message_is_taken_for_ten_minutes_by_clocks_that_may_differ(int minutes, bool taken)
    {
        var request = new WebhookRequest("{}"u8.ToArray());

        var clock = new FakeTimeProvider(Sent.AddMinutes(minutes));
        Assert.That(EventSubMessage.Verify(request.Header, request.Body, WebhookRequest.Secret, clock), Is.EqualTo(taken));
    }

    [TestCase("yesterday")]
    [TestCase("99999999999999999999")]
    public void A_signed_message_without_a_time_is_refused(string timestamp) =>
        Assert.That(IsGenuine(new WebhookRequest("{}"u8.ToArray(), timestamp: timestamp)), Is.False);

    [Test]
    public void Another_secret_is_not_enough()
    {
        var request = new WebhookRequest("{}"u8.ToArray());

        Assert.That(EventSubMessage.Verify(request.Header, request.Body, WebhookRequest.Secret + "x", new FakeTimeProvider(Sent)), Is.False);
        Assert.That(() => EventSubMessage.Verify(request.Header, request.Body, ""), Throws.ArgumentException.With.Property("ParamName").EqualTo("secret"));
        Assert.That(() => EventSubMessage.Verify(request.Header, request.Body, null!), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => EventSubMessage.Verify(null!, request.Body, "secret"), Throws.ArgumentNullException);
    }

    private static bool IsGenuine(WebhookRequest request) =>
        EventSubMessage.Verify(request.Header, request.Body, WebhookRequest.Secret, new FakeTimeProvider(Sent));
}
