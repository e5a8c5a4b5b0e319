using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Identity;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Diagnostics;

namespace TwitchHelix.Authentication;

/// <summary>Keeps the app token: gets one when the first call needs it, and the next one before it expires, once for all callers.</summary>
internal sealed class AppTokenSource
{
    private readonly TwitchIdentity identity;
    private readonly Renewals<AppToken> renewals;
    private AppToken? current;

    public AppTokenSource(TwitchIdentity identity, RenewalTime renewalTime, TimeProvider timeProvider, ILogger logger)
    {
        this.identity = identity;
        renewals = new Renewals<AppToken>(RunAsync, renewalTime, timeProvider, logger);
    }

    /// <exception cref="HelixException">Twitch gives no token.</exception>
    public async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        var token = Volatile.Read(ref current) is { } held
            ? await renewals.GetAsync(held, cancellationToken).ConfigureAwait(false)
            : await renewals.GetFirstAsync(AppToken.Key, cancellationToken).ConfigureAwait(false);
        return token!.Value;
    }

    /// <summary>Gets a token in place of one that Twitch rejects.</summary>
    /// <exception cref="HelixException">Twitch gives no token.</exception>
    public async Task<string> RenewAsync(string rejected, CancellationToken cancellationToken)
    {
        var held = Volatile.Read(ref current)!;
        return held.Value == rejected ? (await renewals.ReplaceAsync(held, cancellationToken).ConfigureAwait(false))!.Value : held.Value;
    }

    private async Task<AppToken?> RunAsync(AppToken? stale)
    {
        // The previous run may have got a token meanwhile.
        if (Volatile.Read(ref current) is { } held && held.Value != stale?.Value)
            return held;
        var token = await identity.GetAppTokenAsync(CancellationToken.None).ConfigureAwait(false);
        HelixTelemetry.Renewed("app");
        Volatile.Write(ref current, token);
        return token;
    }
}
