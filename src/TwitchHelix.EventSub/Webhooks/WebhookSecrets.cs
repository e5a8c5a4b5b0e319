using System.Security.Cryptography;
using System.Text;
using TwitchHelix.Text;

namespace TwitchHelix.EventSub.Webhooks;

/// <summary>The secrets of subscriptions, each derived from a secret of the application, so that none has to be kept.</summary>
internal sealed class WebhookSecrets
{
    private const int IdLength = 16;

    private readonly List<(string Id, byte[] Secret)> all;

    public WebhookSecrets(EventSubWebhookOptions options) =>
        all = [.. new[] { options.Secret }.Concat(options.PreviousSecrets).Select(Encoding.UTF8.GetBytes).Select(secret => (IdOf(secret), secret))];

    /// <summary>The ID of the secret for new subscriptions. It says nothing of the secret.</summary>
    public string CurrentId => all[0].Id;

    /// <summary>Derives the secret of a subscription: 64 hexadecimal digits.</summary>
    /// <returns>Null if the application's secret is unknown.</returns>
    public string? Of(WebhookMark mark)
    {
        foreach (var (id, secret) in all)
            if (id == mark.SecretId)
                return Derive(secret, mark.Subscription);
        return null;
    }

    // No subscription's hash is this text, so an ID is no subscription's secret.
    private static string IdOf(byte[] secret) => Derive(secret, "id").Substring(0, IdLength);

    private static string Derive(byte[] secret, string from)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        hash.AppendData(Encoding.UTF8.GetBytes(from));
        return HexText.Of(hash.GetHashAndReset());
    }
}
