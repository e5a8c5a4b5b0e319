using TwitchHelix.Authentication.Identity;
using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Keeps the app token: gets one when the first call needs it, and the next one before it expires, once for all callers.</summary>
internal sealed class AppTokenSource(TwitchIdentity identity, RenewalTime renewalTime, TimeProvider timeProvider)
{
    private readonly SharedRun<AppToken> runs = new(timeProvider);
    private AppToken? current;

    /// <exception cref="HelixException">Twitch gives no token.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref current) is { } token && !renewalTime.IsDue(token.ExpiresAt, token.IssuedAt)
            ? token.Value
            : (await runs.JoinAsync("", () => RunAsync(rejected: null), cancellationToken).ConfigureAwait(false)).Value;

    /// <summary>Gets a token in place of one that Twitch rejects.</summary>
    /// <exception cref="HelixException">Twitch gives no token.</exception>
    public async Task<string> RenewAsync(string rejected, CancellationToken cancellationToken)
    {
        var token = await runs.JoinAsync("", () => RunAsync(rejected), cancellationToken).ConfigureAwait(false);
        // A run that another caller started before the rejection may return the rejected token.
        if (token.Value == rejected)
            token = await runs.JoinAsync("", () => RunAsync(rejected), cancellationToken).ConfigureAwait(false);
        return token.Value;
    }

    private async Task<AppToken> RunAsync(string? rejected)
    {
        // The previous run may have got a token meanwhile.
        if (Volatile.Read(ref current) is { } held && held.Value != rejected && !renewalTime.IsDue(held.ExpiresAt, held.IssuedAt))
            return held;
        var token = await identity.GetAppTokenAsync(CancellationToken.None).ConfigureAwait(false);
        Volatile.Write(ref current, token);
        return token;
    }
}
