using TwitchHelix.Authentication.Identity;
using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Keeps the app token: gets one when the first call needs it, and a new one before it ends, once for all who wait.</summary>
internal sealed class AppTokenSource(TwitchIdentity identity, RenewalTime renewalTime, TimeProvider timeProvider)
{
    private readonly SharedRun<AppToken> runs = new(timeProvider);
    private AppToken? current;

    /// <exception cref="HelixException">There is no token to be had.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref current) is { } token && !renewalTime.IsDue(token.ExpiresAt, token.IssuedAt)
            ? token.Value
            : (await runs.JoinAsync("", () => RunAsync(rejected: null), cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>A token in place of one that Twitch rejects.</summary>
    /// <exception cref="HelixException">There is no token to be had.</exception>
    public async Task<string> RenewAsync(string rejected, CancellationToken cancellationToken)
    {
        var token = await runs.JoinAsync("", () => RunAsync(rejected), cancellationToken).ConfigureAwait(false);
        // Who joined the run of somebody who had no token yet may have got the rejected one.
        if (token.Value == rejected)
            token = await runs.JoinAsync("", () => RunAsync(rejected), cancellationToken).ConfigureAwait(false);
        return token.Value;
    }

    private async Task<AppToken> RunAsync(string? rejected)
    {
        // The run before this one may have brought it.
        if (Volatile.Read(ref current) is { } there && there.Value != rejected && !renewalTime.IsDue(there.ExpiresAt, there.IssuedAt))
            return there;
        var token = await identity.GetAppTokenAsync(CancellationToken.None).ConfigureAwait(false);
        Volatile.Write(ref current, token);
        return token;
    }
}
