namespace TwitchHelix.Transport;

/// <summary>The secrets that an application's options hold.</summary>
internal static class ApplicationSecrets
{
    public static IReadOnlyList<string?> Of(HelixOptions options) => [options.ClientSecret, options.AccessToken, options.Extension.Secret];
}
