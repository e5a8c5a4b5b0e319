using TwitchHelix;

namespace Samples;

/// <summary>Logs a user in with a code that the user enters at Twitch. The token is stored, so that it's done once.</summary>
internal static class DeviceLogin
{
    /// <summary>Finds a stored token with all scopes. If there is none, it waits until a user has logged in.</summary>
    /// <returns>The ID of the user.</returns>
    public static async Task<string> EnsureAsync(
        IHelixClient twitch, IReadOnlyList<string> scopes, Action<DeviceAuthorization> show, CancellationToken cancellationToken)
    {
        await foreach (var known in twitch.Tokens.ListAsync(cancellationToken))
            if (!known.NeedsConsent && scopes.All(scope => known.Scopes?.Contains(scope) == true))
                return known.UserId;

        var device = await twitch.Identity.StartDeviceAuthorizationAsync(scopes, cancellationToken);
        show(device);
        var grant = await twitch.Identity.WaitForDeviceAsync(device, cancellationToken);
        return (await twitch.Tokens.AddAsync(grant.Token, cancellationToken)).UserId;
    }
}
