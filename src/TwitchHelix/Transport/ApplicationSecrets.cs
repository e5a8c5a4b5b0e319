namespace TwitchHelix.Transport;

/// <summary>The secrets in an application's options.</summary>
internal static class ApplicationSecrets
{
    public static IReadOnlyList<string?> Of(HelixOptions options) => [options.ClientSecret, options.AccessToken, options.Extension.Secret];
}
