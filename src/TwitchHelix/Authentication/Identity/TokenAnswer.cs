using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>token</c>.</summary>
internal sealed class TokenAnswer
{
    [JsonProperty("access_token")]
    [JsonConverter(typeof(TokenTextConverter))]
    public string? AccessToken { get; init; }

    [JsonProperty("refresh_token")]
    [JsonConverter(typeof(TokenTextConverter))]
    public string? RefreshToken { get; init; }

    [JsonProperty("id_token")]
    public string? IdToken { get; init; }

    /// <summary>The scopes. Null if the answer doesn't name them.</summary>
    [JsonProperty("scope")]
    [JsonConverter(typeof(ScopeConverter))]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The life of the token in seconds. Null or 0 if it doesn't expire, or the answer doesn't say.</summary>
    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; init; }
}
