using TwitchHelix;

namespace ChatBot;

/// <summary>Logs the bot in by a code that its owner enters in a browser. The token is kept, so that it's done once.</summary>
internal static class Login
{
    private static readonly string[] Scopes =
    [
        TwitchScopes.UserReadChat,
        TwitchScopes.UserWriteChat,
        TwitchScopes.ModeratorManageBannedUsers,
        TwitchScopes.ModeratorManageShoutouts,
    ];

    /// <returns>The ID of the bot's user.</returns>
    public static async Task<string> EnsureAsync(IHelixClient twitch, Action<string> show, CancellationToken cancellationToken)
    {
        await foreach (var known in twitch.Tokens.ListAsync(cancellationToken))
            if (!known.NeedsConsent)
                return known.UserId;
        var device = await twitch.Identity.StartDeviceAuthorizationAsync(Scopes, cancellationToken);
        show($"Open {device.VerificationUri} as the bot's user. The code is {device.UserCode}.");
        var grant = await twitch.Identity.WaitForDeviceAsync(device, cancellationToken);
        return (await twitch.Tokens.AddAsync(grant.Token, cancellationToken)).UserId;
    }
}
