using Newtonsoft.Json;
using TwitchHelix.Authentication.Jwt;

namespace TwitchHelix.Authentication.Identity;

/// <summary>What an ID token says.</summary>
internal sealed class IdTokenPayload : JwtPayload
{
    [JsonProperty("sub")]
    public string? Subject { get; init; }

    [JsonProperty("nonce")]
    public string? Nonce { get; init; }

    [JsonProperty("preferred_username")]
    public string? PreferredUsername { get; init; }

    [JsonProperty("email")]
    public string? Email { get; init; }

    [JsonProperty("email_verified")]
    public bool? EmailVerified { get; init; }

    [JsonProperty("picture")]
    public string? Picture { get; init; }

    [JsonProperty("updated_at")]
    public DateTimeOffset? UpdatedAt { get; init; }
}
