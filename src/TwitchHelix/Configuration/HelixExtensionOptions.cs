namespace TwitchHelix;

/// <summary>The application's Extension. Set both properties or neither.</summary>
/// <seealso href="https://dev.twitch.tv/docs/extensions/building/#signing-the-jwt"/>
public sealed class HelixExtensionOptions
{
    /// <summary>The Extension's secret in base64, as Twitch's console shows it. Null or empty if there is no Extension.</summary>
    public string? Secret { get; set; }

    /// <summary>The ID of the user who owns the Extension. Null or empty if there is no Extension.</summary>
    public string? OwnerId { get; set; }

    internal HelixExtensionOptions Copy() => (HelixExtensionOptions)MemberwiseClone();
}
