namespace TwitchHelix.Soak.Webhooks;

/// <summary>The ways in which a message isn't Twitch's. Each makes a good message bad.</summary>
internal static class Forgeries
{
    private const string Secret = "a-secret-that-nobody-has-given-to-twitch";

    public static readonly IReadOnlyList<(string Name, Action<SignedMessage, ForgeryParts> Forge)> All =
    [
        ("wrong secret", (message, _) => message.Sign(Secret)),
        ("secret of the application", (message, _) => message.Sign(WebhookApp.Secret)),
        ("secret of another subscription", (message, parts) => message.Sign(parts.OtherAddress.Secret)),
        ("address of another subscription", (message, parts) => message.Callback = parts.OtherAddress.Callback),
        ("address without a subscription", (message, _) => message.Callback = new Uri(message.Callback.GetLeftPart(UriPartial.Path))),
        ("a byte of the body changed", (message, parts) => message.Body[parts.Random.Next(message.Body.Length)] ^= (byte)(1 << parts.Random.Next(8))),
        ("signature of another message", (message, parts) => message.Signature = parts.Other.Signature),
        ("no signature", (message, _) => message.Signature = null),
        ("empty signature", (message, _) => message.Signature = "sha256="),
        ("signature too short", (message, parts) => message.Signature = message.Signature![..^parts.Random.Next(1, 64)]),
        ("signature too long", (message, _) => message.Signature += "0"),
        ("signature changed", (message, _) => message.Signature = message.Signature![..^1] + (message.Signature[^1] == '0' ? '1' : '0')),
        ("ID of another message", (message, parts) => message.Id = parts.Other.Id),
        ("no ID", (message, _) => message.Id = null),
        ("time of another message", (message, _) => message.Timestamp = MinutesFromNow(0.1)),
        ("no time", (message, _) => message.Timestamp = null),
        ("a time that is none", (message, parts) => SignAt(message, parts, "yesterday")),
        ("too old", (message, parts) => SignAt(message, parts, MinutesFromNow(-10.1 - (parts.Random.NextDouble() * 1000)))),
        // Far enough that it is still the future when it arrives late.
        ("from the future", (message, parts) => SignAt(message, parts, MinutesFromNow(20 + (parts.Random.NextDouble() * 1000)))),
    ];

    private static string MinutesFromNow(double minutes) => SignedMessage.Text(DateTimeOffset.UtcNow.AddMinutes(minutes));

    private static void SignAt(SignedMessage message, ForgeryParts parts, string time)
    {
        message.Timestamp = time;
        message.Sign(parts.Address.Secret);
    }
}

/// <summary>What a forgery can take from other messages.</summary>
/// <param name="Random">The random numbers.</param>
/// <param name="Address">The address of the message.</param>
/// <param name="OtherAddress">The address of another subscription.</param>
/// <param name="Other">Another good message to the same address.</param>
internal sealed record ForgeryParts(Random Random, WebhookAddress Address, WebhookAddress OtherAddress, SignedMessage Other);
