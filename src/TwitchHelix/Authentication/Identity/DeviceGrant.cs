namespace TwitchHelix.Authentication.Identity;

/// <summary>The device code grant: begins it, and asks until the user has granted access.</summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/getting-tokens-oauth/#device-code-grant-flow"/>
internal sealed class DeviceGrant(IdentityConnection connection, HelixOptions options, TimeProvider timeProvider)
{
    public const string Name = "Device code grant";
    private static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowDown = TimeSpan.FromSeconds(5);

    /// <exception cref="HelixException">The grant can't be begun.</exception>
    public async Task<DeviceAuthorization> StartAsync(IReadOnlyList<string> scopes, CancellationToken cancellationToken)
    {
        var request = new IdentityRequest(Name, "device") { Form = [new("client_id", options.ClientId), new("scopes", string.Join(" ", scopes))] };
        var answer = await connection.SendAsync<DeviceAnswer>(request, cancellationToken).ConfigureAwait(false);
        var begun = answer.Required();
        if (begun is not { DeviceCode.Length: > 0, UserCode.Length: > 0 } || !Uri.TryCreate(begun.VerificationUri, UriKind.Absolute, out var verificationUri))
            throw answer.Incomplete("no codes");
        return new DeviceAuthorization(begun.DeviceCode, begun.UserCode, verificationUri)
        {
            Scopes = [.. scopes],
            ExpiresAt = Expiry.Of(answer.AskedAt, begun.ExpiresIn),
            Interval = begun.Interval is > 0 and < 3600 and var seconds ? TimeSpan.FromSeconds(seconds) : DefaultInterval,
        };
    }

    /// <returns>The answer that has the token.</returns>
    /// <exception cref="HelixException">There is no token to be had.</exception>
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
        for (var interval = device.Interval; ;)
        {
            await DelayAsync(interval, cancellationToken).ConfigureAwait(false);
            if (timeProvider.GetUtcNow() >= device.ExpiresAt)
                throw new HelixAuthorizationException("The device code has ended before the user granted access. Begin again.") { Operation = Name, RequiredScopes = device.Scopes, NeedsConsent = true };
            var answer = await connection.SendAsync<TokenAnswer>(request, cancellationToken).ConfigureAwait(false);
            if (answer.Says("slow down"))
                interval += SlowDown;
            else if (answer.Says("invalid device code") || answer.Says("expired") || answer.Says("denied"))
                throw answer.Refusal($"The device code is refused (status {(int)answer.StatusCode}): {answer.Reason}. It has ended, has served, or the user did not grant access. Begin again.", needsConsent: true, requiredScopes: device.Scopes);
            else if (!answer.Says("authorization pending"))
                return answer;
        }
    }

    private Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, timeProvider, cancellationToken);
#else
        timeProvider.Delay(delay, cancellationToken);
#endif
}
