namespace TwitchHelix;

/// <summary>
/// A grant that a user gives on another device: show <see cref="UserCode"/> and <see cref="VerificationUri"/>, and wait with
/// <see cref="ITwitchIdentity.WaitForDeviceAsync"/>.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow"/>
public sealed class DeviceAuthorization
{
    /// <summary>Makes a grant that was begun elsewhere, or a test's stand-in.</summary>
    /// <param name="deviceCode">The code that the token is asked for with: a secret.</param>
    /// <param name="userCode">The code that the user is shown.</param>
    /// <param name="verificationUri">Where the user enters it.</param>
    /// <exception cref="ArgumentNullException">One of them is null.</exception>
    public DeviceAuthorization(string deviceCode, string userCode, Uri verificationUri)
    {
        DeviceCode = deviceCode ?? throw new ArgumentNullException(nameof(deviceCode));
        UserCode = userCode ?? throw new ArgumentNullException(nameof(userCode));
        VerificationUri = verificationUri ?? throw new ArgumentNullException(nameof(verificationUri));
    }

    /// <summary>The code that the token is asked for with: a secret.</summary>
    public string DeviceCode { get; }

    /// <summary>The code that the user is shown.</summary>
    public string UserCode { get; }

    /// <summary>Where the user enters the code; a browser that opens it on the same machine has it filled in.</summary>
    public Uri VerificationUri { get; }

    /// <summary>How long to wait between two questions whether the user has granted: 5 seconds unless Twitch says otherwise.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>When the codes end. Null if that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; set; }

    /// <summary>The scopes that are asked for. Empty for none.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = [];
}
