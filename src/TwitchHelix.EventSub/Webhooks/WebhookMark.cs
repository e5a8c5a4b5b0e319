using System.Security.Cryptography;
using System.Text;
using TwitchHelix.EventSub.Subscriptions;
using TwitchHelix.Text;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>
/// What a callback says of its subscription. A message is verified before it is read, so its address has to tell the secret. Nobody gains by changing a mark:
/// another mark means another secret.
/// </summary>
/// <param name="SecretId">The ID of the application's secret.</param>
/// <param name="Subscription">The hash of the subscription's key. It has no characters that an address has to escape, and no user's ID.</param>
internal sealed record WebhookMark(string SecretId, string Subscription)
{
    private const char Separator = '-';

    /// <summary>The number of hexadecimal digits of the hash: subscriptions don't meet by chance, and addresses stay short.</summary>
    private const int HashLength = 32;

    public string Text => SecretId + Separator + Subscription;

    public static WebhookMark Of(string secretId, SubscriptionKey key)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(key.Text));
        return new(secretId, HexText.Of(hash.GetHashAndReset()).Substring(0, HashLength));
    }

    /// <returns>Null if the text is no mark.</returns>
    public static WebhookMark? Read(string? text) =>
        text?.Split(Separator) is [{ Length: > 0 } secretId, { Length: HashLength } subscription] ? new(secretId, subscription) : null;
}
