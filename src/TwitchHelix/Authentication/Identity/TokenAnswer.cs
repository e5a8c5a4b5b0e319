using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>token</c>.</summary>
internal sealed class TokenAnswer
{
    [JsonProperty("access_token")]
    public string? AccessToken { get; init; }

    [JsonProperty("refresh_token")]
    public string? RefreshToken { get; init; }

    [JsonProperty("id_token")]
    public string? IdToken { get; init; }

    /// <summary>Null if the answer doesn't tell.</summary>
    [JsonProperty("scope")]
    [JsonConverter(typeof(ScopeConverter))]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Seconds. Null or 0 if the token doesn't expire, or the answer doesn't tell.</summary>
    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; init; }
}
