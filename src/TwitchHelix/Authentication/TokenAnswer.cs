using Newtonsoft.Json;

namespace TwitchHelix.Authentication;

/// <summary>What the identity server answers at <c>token</c>: a token, or what is wrong.</summary>
internal sealed class TokenAnswer
{
    [JsonProperty("access_token")]
    public string? AccessToken { get; init; }

    /// <summary>Seconds. Null or 0: it does not say.</summary>
    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; init; }

    [JsonProperty("message")]
    public string? Message { get; init; }
}
