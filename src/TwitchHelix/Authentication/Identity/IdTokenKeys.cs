using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using TwitchHelix.Authentication.Jwt;
using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication.Identity;

/// <summary>
/// Gets the public keys of ID tokens. They are kept for a day, and fetched earlier for a token with an unknown key, at most every 5 minutes.
/// Single flight: concurrent callers share one fetch. If it gets no usable key, the known keys stay in use.
/// </summary>
internal sealed class IdTokenKeys(IdentityConnection connection, TimeProvider timeProvider)
{
    /// <summary>The size that RS256 needs (RFC 7518, 3.3), in bits.</summary>
    private const int SmallestKey = 2048;

    /// <summary>A larger key only takes time, in bits.</summary>
    private const int LargestKey = 16 * 1024;

    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private readonly SharedRun<Known> runs = new(timeProvider);
    private volatile Known? known;

    /// <returns>The key with this ID. Null if the identity server has none that is fit for RS256.</returns>
    /// <exception cref="HelixException">The keys can't be fetched, and none are known.</exception>
    public async Task<SecurityKey?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var keys = known;
        if (keys is null || NeedsFetch(keys, id))
            keys = await runs.JoinAsync("", () => RefreshAsync(id), cancellationToken).ConfigureAwait(false);
        return keys.ById.TryGetValue(id, out var key) ? key : null;
    }

    private bool NeedsFetch(Known keys, string id) =>
        timeProvider.GetElapsedTime(keys.TriedAt) >= Pause && (timeProvider.GetElapsedTime(keys.FetchedAt) >= Fresh || !keys.ById.ContainsKey(id));

    private async Task<Known> RefreshAsync(string id)
    {
        // Another caller's fetch may have ended just before this one began.
        if (known is { } old && !NeedsFetch(old, id))
            return old;
        var now = timeProvider.GetTimestamp();
        try
        {
            var fetched = await FetchAsync().ConfigureAwait(false);
            // A server always has a key, so an answer without a usable one is a fault.
            return known = fetched.Count == 0 && known is { } kept ? kept with { TriedAt = now } : new Known(fetched, FetchedAt: now, TriedAt: now);
        }
        catch (HelixException) when (known is not null)
        {
            return known = known with { TriedAt = now };
        }
    }

    private async Task<Dictionary<string, SecurityKey>> FetchAsync()
    {
        var request = new IdentityRequest("Getting the keys of ID tokens", "keys");
        var answer = await connection.SendAsync<KeysAnswer>(request, CancellationToken.None).ConfigureAwait(false);
        var keys = new Dictionary<string, SecurityKey>(StringComparer.Ordinal);
        foreach (var described in answer.Required().Keys)
            if (ToKey(described) is { } key)
                keys[described.Id ?? ""] = key;
        return keys;
    }

    private static RsaSecurityKey? ToKey(KeysAnswer.Key? key)
    {
        if (key is not { Type: "RSA", Use: null or "sig", Algorithm: null or SecurityAlgorithms.RsaSha256, Modulus: { } n, Exponent: { } e })
            return null;
        if (JwtText.Decode(n) is not { } modulus || JwtText.Decode(e) is not { Length: > 0 and <= sizeof(long) } exponent)
            return null;
        return BitsOf(modulus) is >= SmallestKey and <= LargestKey ? new RsaSecurityKey(new RSAParameters { Modulus = modulus, Exponent = exponent }) : null;
    }

    private static int BitsOf(byte[] number)
    {
        var start = Array.FindIndex(number, part => part != 0);
        if (start < 0)
            return 0;
        var bits = (number.Length - start) * 8;
        for (var first = number[start]; first < 0x80; first <<= 1)
            bits--;
        return bits;
    }

    /// <param name="ById">The keys by their IDs.</param>
    /// <param name="FetchedAt">The timestamp of the fetch that got them.</param>
    /// <param name="TriedAt">The timestamp of the last fetch.</param>
    private sealed record Known(Dictionary<string, SecurityKey> ById, long FetchedAt, long TriedAt);
}
