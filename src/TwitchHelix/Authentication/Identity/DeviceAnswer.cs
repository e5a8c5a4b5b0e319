using Newtonsoft.Json;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The identity server's answer at <c>device</c>.</summary>
internal sealed class DeviceAnswer
{
    [JsonProperty("device_code")]
    public string? DeviceCode { get; init; }

    [JsonProperty("user_code")]
    public string? UserCode { get; init; }

    [JsonProperty("verification_uri")]
    public string? VerificationUri { get; init; }

    /// <summary>Seconds.</summary>
    [JsonProperty("interval")]
    public long? Interval { get; init; }

    /// <summary>Seconds.</summary>
    [JsonProperty("expires_in")]
    public long? ExpiresIn { get; init; }
}
