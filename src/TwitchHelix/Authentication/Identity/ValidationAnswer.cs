using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>validate</c>.</summary>
internal sealed class ValidationAnswer
{
    [JsonProperty("client_id")]
    public string? ClientId { get; init; }

    [JsonProperty("user_id")]
    [JsonConverter(typeof(UserIdConverter))]
    public string? UserId { get; init; }

    [JsonProperty("login")]
    public string? Login { get; init; }

    [JsonProperty("scopes")]
    [JsonConverter(typeof(ScopeConverter))]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>The rest of the token's life in seconds. 0 if it doesn't expire.</summary>
    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; init; }
}
