namespace TwitchHelix.Authentication.Extensions;

/// <summary>Signs the JWTs of calls to Extension operations, with the secret and the owner of the options. A JWT is kept for half its life.</summary>
internal sealed class ExtensionJwtSource(HelixOptions options, TimeProvider timeProvider)
{
    private const int MaxKept = 1000;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(90);

    private readonly object gate = new();
    private readonly Dictionary<Permission, (string Token, DateTimeOffset RenewAt)> kept = [];
    private ExtensionJwt? signer;

    /// <param name="channelId">The ID of the channel that the call is about. Null for none.</param>
    /// <param name="pubSubTargets">The PubSub targets that the call sends to. Empty for none.</param>
    public string Get(string? channelId, IReadOnlyList<string> pubSubTargets)
    {
        var now = timeProvider.GetUtcNow();
        var permission = new Permission(channelId, [.. pubSubTargets]);
        lock (gate)
        {
            if (kept.TryGetValue(permission, out var known) && now < known.RenewAt)
                return known.Token;
            // Signing again costs less than tracking which ones are old.
            if (kept.Count >= MaxKept)
                kept.Clear();
            signer ??= new ExtensionJwt(options.Extension.Secret!, timeProvider);
            var token = signer.Sign(options.Extension.OwnerId!, channelId, pubSubSend: permission.PubSubTargets, lifetime: Lifetime);
            kept[permission] = (token, now + Fresh);
            return token;
        }
    }

    /// <summary>What a JWT permits.</summary>
    private readonly record struct Permission(string? ChannelId, string[] PubSubTargets)
    {
        public bool Equals(Permission other) => ChannelId == other.ChannelId && PubSubTargets.SequenceEqual(other.PubSubTargets, StringComparer.Ordinal);

        public override int GetHashCode() =>
            PubSubTargets.Prepend(ChannelId ?? "").Aggregate(0, (hash, text) => (hash * 31) + StringComparer.Ordinal.GetHashCode(text));
    }
}
