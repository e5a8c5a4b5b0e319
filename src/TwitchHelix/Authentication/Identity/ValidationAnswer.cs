using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>validate</c>.</summary>
internal sealed class ValidationAnswer
{
    [JsonProperty("client_id")]
    public string? ClientId { get; init; }

    [JsonProperty("user_id")]
    public string? UserId { get; init; }

    [JsonProperty("login")]
    public string? Login { get; init; }

    [JsonProperty("scopes")]
    [JsonConverter(typeof(ScopeConverter))]
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>Seconds. 0 if the token doesn't expire.</summary>
    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; init; }
}
