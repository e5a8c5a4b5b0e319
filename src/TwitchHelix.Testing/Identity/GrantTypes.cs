namespace TwitchHelix.Testing.Identity;

/// <summary>What <c>grant_type</c> may be.</summary>
internal static class GrantTypes
{
    public const string ClientCredentials = "client_credentials";
    public const string AuthorizationCode = "authorization_code";
    public const string RefreshToken = "refresh_token";
    public const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";
}
