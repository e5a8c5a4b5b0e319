namespace TwitchHelix.Testing.Identity;

/// <summary>The values of <c>grant_type</c>.</summary>
internal static class GrantTypes
{
    public const string ClientCredentials = "client_credentials";
    public const string AuthorizationCode = "authorization_code";
    public const string RefreshToken = "refresh_token";
    public const string DeviceCode = "urn:ietf:params:oauth:grant-type:device_code";
}
