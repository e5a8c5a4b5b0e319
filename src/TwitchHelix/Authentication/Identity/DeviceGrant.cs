using TwitchHelix.Transport;

namespace TwitchHelix.Authentication.Identity;

/// <summary>The device code grant: starts it, and polls until the user has granted access.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow"/>
internal sealed class DeviceGrant(IdentityConnection connection, HelixOptions options, TimeProvider timeProvider)
{
    public const string Name = "Device code grant";
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    /// <exception cref="HelixException">The grant can't be started.</exception>
    public async Task<DeviceAuthorization> StartAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest(Name, "device") { Form = [new("client_id", options.ClientId), new("scopes", string.Join(" ", scopes))] };
        var answer = await connection.SendAsync<DeviceAnswer>(request, cancellationToken).ConfigureAwait(false);
        var started = answer.Required();
        if (started is not { DeviceCode.Length: > 0, UserCode.Length: > 0, VerificationUri: not null })
            throw answer.Incomplete("no codes");
        if (!ReceivedText.IsToken(started.DeviceCode) || !ReceivedText.IsUserCode(started.UserCode))
            throw answer.Incomplete("codes that can't be used");
        if (!Uri.TryCreate(started.VerificationUri, UriKind.Absolute, out var verificationUri) || !IsSafe(verificationUri))
            throw answer.Incomplete("a verification_uri that is not https");
        return new DeviceAuthorization(started.DeviceCode, started.UserCode, verificationUri)
        {
            Scopes = [.. scopes],
            ExpiresAt = Expiry.Of(answer, started.ExpiresIn),
            Interval = started.Interval switch
            {
                null => DefaultInterval,
                >= 0 and <= 3600 and var seconds => InRange(TimeSpan.FromSeconds(seconds)),
                _ => throw answer.Incomplete("an interval out of range"),
            },
        };
    }

    /// <returns>The answer with the token, or a failure of another kind than this grant's.</returns>
    /// <exception cref="HelixException">The grant has failed.</exception>
    public async Task<IdentityAnswer<TokenAnswer>> WaitAsync(DeviceAuthorization device, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest(Name, "token")
        {
            Form = IdentityForm.Of(
                options,
                ("scopes", string.Join(" ", device.Scopes)),
                ("device_code", device.DeviceCode),
                ("grant_type", "urn:ietf:params:oauth:grant-type:device_code")),
        };
        for (var interval = InRange(device.Interval); ;)
        {
            await Pause.ForAsync(interval, timeProvider, cancellationToken).ConfigureAwait(false);
            if (timeProvider.GetUtcNow() >= device.ExpiresAt)
                throw new HelixAuthorizationException("The device code has expired before the user granted access. Start again.")
                {
                    Operation = Name,
                    RequiredScopes = device.Scopes,
                    NeedsConsent = true,
                };
            var answer = await connection.SendAsync<TokenAnswer>(request, cancellationToken).ConfigureAwait(false);
            if (answer.Says("slow down"))
                interval += SlowDown;
            else if (answer.Says("invalid device code") || answer.Says("expired") || answer.Says("denied"))
                throw answer.Refusal(
                    $"The device code is refused (status {(int)answer.StatusCode}): {answer.Reason}. "
                    + "It has expired, was used, or the user did not grant access. Start again.",
                    needsConsent: true, requiredScopes: device.Scopes);
            else if (!answer.Says("authorization pending"))
                return answer;
        }
    }

    /// <summary>Whether a user can be sent there: https, or a test's server on this machine.</summary>
    private bool IsSafe(Uri address) =>
        address.UserInfo.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && options.IdentityAddress.IsLoopback));

    private static TimeSpan InRange(TimeSpan interval) =>
        interval < ShortestInterval ? ShortestInterval : interval > LongestInterval ? LongestInterval : interval;
}
