using TwitchHelix;

namespace Worker;

/// <summary>Logs the broadcaster in with a code that the terminal shows, unless the store has a token.</summary>
internal sealed class Login(IHelixClient twitch)
{
    private static readonly IReadOnlyList<string> Scopes = HelixOperations.ScopesFor(HelixOperations.Channels.GetChannelFollowers);

    /// <returns>The ID of the broadcaster.</returns>
    public async Task<string> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await twitch.Tokens.ListAsync(cancellationToken).FirstOrDefaultAsync(token => !token.NeedsConsent, cancellationToken) is { } known)
            return known.UserId;
        var device = await twitch.Identity.StartDeviceAuthorizationAsync(Scopes, cancellationToken);
        Console.WriteLine($"Open {device.VerificationUri} as the broadcaster. The code is {device.UserCode}.");
        var grant = await twitch.Identity.WaitForDeviceAsync(device, cancellationToken);
        return (await twitch.Tokens.AddAsync(grant.Token, cancellationToken)).UserId;
    }
}
