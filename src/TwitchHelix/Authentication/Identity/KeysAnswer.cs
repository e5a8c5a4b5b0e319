using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>What the identity server answers at <c>keys</c>: the public keys of ID tokens.</summary>
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

        [JsonProperty("n")]
        public string? Modulus { get; init; }

        [JsonProperty("e")]
        public string? Exponent { get; init; }
    }
}
