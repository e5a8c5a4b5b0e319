using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>keys</c>: the public keys of ID tokens (RFC 7517).</summary>
internal sealed class KeysAnswer
{
    [JsonProperty("keys")]
    public IReadOnlyList<Key> Keys { get; init; } = [];

    internal sealed class Key
    {
        [JsonProperty("kid")]
        public string? Id { get; init; }

        [JsonProperty("kty")]
        public string? Type { get; init; }

        [JsonProperty("use")]
        public string? Use { get; init; }

        [JsonProperty("alg")]
        public string? Algorithm { get; init; }

        [JsonProperty("n")]
        public string? Modulus { get; init; }

        [JsonProperty("e")]
        public string? Exponent { get; init; }
    }
}
