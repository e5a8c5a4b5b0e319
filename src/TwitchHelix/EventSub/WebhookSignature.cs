using System.Security.Cryptography;
using System.Text;
using TwitchHelix.Serialization;
using TwitchHelix.Text;

namespace TwitchHelix.EventSub;

/// <summary>The rules of a webhook's signature.</summary>
/// <seealso href="https://dev.twitch.tv/docs/eventsub/handling-webhook-events/#verifying-the-event-message"/>
internal static class WebhookSignature
{
    /// <summary>Twitch gives up within minutes; later, somebody else sent the message again. The clocks may differ by as much.</summary>
    private static readonly TimeSpan LongestAge = TimeSpan.FromMinutes(10);

    /// <summary>Whether a message has the signature of a secret, and its time is about now.</summary>
    public static bool IsOf(string? id, string? timestamp, ReadOnlySpan<byte> body, string? signature, string secret, DateTimeOffset now) =>
        !string.IsNullOrEmpty(id) && !string.IsNullOrEmpty(timestamp) && !string.IsNullOrEmpty(signature)
        && SecretText.AreEqual(Of(id!, timestamp!, body, secret), signature!)
        && Timestamp.TryRead(timestamp!, out var time) && (now - time).Duration() <= LongestAge;

    /// <summary>Signs a message.</summary>
    public static string Of(string id, string timestamp, ReadOnlySpan<byte> body, string secret)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.UTF8.GetBytes(id + timestamp));
#if NET
        hash.AppendData(body);
#else
        hash.AppendData(body.ToArray());
#endif
        return "sha256=" + HexText.Of(hash.GetHashAndReset());
    }
}
