using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Jwt;

/// <summary>What every JWT has that is read here. Times are in Unix seconds.</summary>
internal abstract class JwtPayload
{
    [JsonProperty("exp")]
    public DateTimeOffset? ExpiresAt { get; init; }

    [JsonProperty("nbf")]
    public DateTimeOffset? NotBefore { get; init; }

    [JsonProperty("iat")]
    public DateTimeOffset? IssuedAt { get; init; }
}
