namespace TwitchHelix.Authentication.Extensions;

/// <summary>Keeps the JWTs that Extension operations are called with: signs one when it is needed, and a new one at half its life. The options have secret and owner.</summary>
internal sealed class ExtensionJwtSource(HelixOptions options, TimeProvider timeProvider)
{
    private const int MaxKept = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(90);

    private readonly object gate = new();
    private readonly Dictionary<string, (string Token, DateTimeOffset RenewAt)> kept = new(StringComparer.Ordinal);
    private ExtensionJwt? signer;

    /// <param name="channelId">The ID of the channel that the call is about. Null for none.</param>
    /// <param name="pubSubTargets">The PubSub targets that are sent to. Empty for none.</param>
    public string Get(string? channelId, IReadOnlyList<string> pubSubTargets)
    {
        var now = timeProvider.GetUtcNow();
        var key = string.Join("\n", pubSubTargets.Prepend(channelId is null ? "" : "channel " + channelId));
        lock (gate)
        {
            if (kept.TryGetValue(key, out var known) && now < known.RenewAt)
                return known.Token;
            // Signing again costs less than keeping books on which are old.
            if (kept.Count >= MaxKept)
                kept.Clear();
            signer ??= new ExtensionJwt(options.Extension.Secret!, timeProvider);
            var token = signer.Sign(options.Extension.OwnerId!, channelId, pubSubSend: pubSubTargets, lifetime: Lifetime);
            kept[key] = (token, now + Fresh);
            return token;
        }
    }
}
