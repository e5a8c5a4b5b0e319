namespace TwitchHelix;

/// <summary>
/// A grant on another device: show <see cref="UserCode"/> and <see cref="VerificationUri"/> to the user, and call
/// <see cref="ITwitchIdentity.WaitForDeviceAsync"/>.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow"/>
public sealed class DeviceAuthorization
{
    /// <summary>Initializes a grant that was started elsewhere, or one for a test.</summary>
    /// <param name="deviceCode">The code that is exchanged for the token: a secret.</param>
    /// <param name="userCode">The code that the user enters.</param>
    /// <param name="verificationUri">The page where the user enters it.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public DeviceAuthorization(string deviceCode, string userCode, Uri verificationUri)
    {
        DeviceCode = deviceCode ?? throw new ArgumentNullException(nameof(deviceCode));
        UserCode = userCode ?? throw new ArgumentNullException(nameof(userCode));
        VerificationUri = verificationUri ?? throw new ArgumentNullException(nameof(verificationUri));
    }

    /// <summary>The code that is exchanged for the token: a secret.</summary>
    public string DeviceCode { get; }

    /// <summary>The code that the user enters.</summary>
    public string UserCode { get; }

    /// <summary>The page where the user enters the code: https, except on loopback. Opened in a browser, it has the code filled in.</summary>
    public Uri VerificationUri { get; }

    /// <summary>The pause before each poll. Less than a second counts as a second, and more than an hour as an hour. Default: 5 seconds.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When the codes expire. Null if unknown.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The requested scopes. Empty for none.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];
}
