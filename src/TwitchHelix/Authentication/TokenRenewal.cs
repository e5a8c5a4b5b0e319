using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Identity;
using TwitchHelix.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>Renews a user's token: asks Twitch unless another process has done so already, and stores the new token before a call uses it.</summary>
internal sealed class TokenRenewal(ITokenStore store, ITwitchIdentity identity, TimeProvider timeProvider, ILogger logger)
{
    /// <summary>For so long a store that fails is asked again to save a token. Those that wait for the lock wait longer.</summary>
    private static readonly TimeSpan SavingTime = TimeSpan.FromTicks(TwitchIdentity.TokenTime.Ticks / 2);

    private static readonly TimeSpan SavingPause = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, (HelixToken Renewed, HelixToken Replaced)> unsaved = new(StringComparer.Ordinal);

    /// <summary>
    /// Raised as soon as a token is marked in the store: it can't be renewed, so the user has to grant access again. A handler's exception harms nobody.
    /// </summary>
    public event Action<HelixToken>? ConsentNeeded;

    /// <summary>Renews a token that has expired or was rejected.</summary>
    /// <returns>The token that the store holds now. Null if it holds none any more; a token that needs consent if Twitch refuses to renew it.</returns>
    /// <exception cref="HelixAuthorizationException">The token is another application's.</exception>
    /// <exception cref="HelixException">The identity server can't be reached, or the store failed. Nothing is lost: the next run continues.</exception>
    public async Task<HelixToken?> RunAsync(HelixToken stale)
    {
        var held = store is ITokenStoreLock shared ? await LockAsync(shared, stale.UserId).ConfigureAwait(false) : null;
        try
        {
            if (unsaved.TryGetValue(stale.UserId, out var pending) && pending.Replaced.AccessToken == stale.AccessToken)
                return await SaveAsync(pending.Renewed, pending.Replaced).ConfigureAwait(false);
            var current = await store.GetAsync(stale.UserId).ConfigureAwait(false);
            return current is null || current.NeedsConsent || current.AccessToken != stale.AccessToken
                ? current
                : await RefreshAsync(current).ConfigureAwait(false);
        }
        finally
        {
            if (held is not null)
                await held.DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Marks a token as one that needs the user's consent, and raises <see cref="ConsentNeeded"/>.</summary>
    /// <returns>The token that the store holds now. Null if it holds none any more.</returns>
    public async Task<HelixToken?> MarkAsync(HelixToken current)
    {
        HelixToken? held = current;
        // A token with another access token was renewed by another process, which may be why Twitch refused the refresh token.
        while (held?.AccessToken == current.AccessToken && !held.NeedsConsent)
        {
            var marked = held.WithConsentNeeded();
            if (await store.SetAsync(marked, held).ConfigureAwait(false))
            {
                HelixTelemetry.LostConsent();
                logger.ConsentNeeded(current.UserId);
                ConsentNeeded.RunEach(handler => handler(marked), logger);
                return marked;
            }
            held = await store.GetAsync(current.UserId).ConfigureAwait(false);
        }
        return held;
    }

    private async Task<IAsyncDisposable> LockAsync(ITokenStoreLock shared, string userId)
    {
        using var deadline = TimeoutSource.Start(timeProvider, TwitchIdentity.TokenTime);
        try
        {
            return await shared.LockAsync(userId, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new HelixException(
                $"The token of user {userId} could not be renewed: another process holds the token store's lock for longer than "
                + $"{TwitchIdentity.TokenTime.TotalSeconds:0.###} s. {e.Message}",
                e);
        }
    }

    private async Task<HelixToken?> RefreshAsync(HelixToken current)
    {
        if (string.IsNullOrEmpty(current.RefreshToken))
            return await MarkAsync(current).ConfigureAwait(false);
        HelixToken renewed;
        try
        {
            renewed = await identity.RefreshAsync(current).ConfigureAwait(false);
        }
        catch (HelixAuthorizationException e) when (e.NeedsConsent)
        {
            return await MarkAsync(current).ConfigureAwait(false);
        }
        HelixTelemetry.Renewed("user");
        logger.TokenRenewed(current.UserId, renewed.ExpiresAt);
        return await SaveAsync(renewed, current).ConfigureAwait(false);
    }

    private async Task<HelixToken?> SaveAsync(HelixToken renewed, HelixToken replaced)
    {
        // A refresh token may be valid only once, so the new one is kept here until it is stored.
        unsaved[renewed.UserId] = (renewed, replaced);
        var held = await SavePatientlyAsync(renewed, replaced).ConfigureAwait(false);
        unsaved.TryRemove(renewed.UserId, out _);
        if (held is null)
            await RevokeAsync(renewed).ConfigureAwait(false);
        return held;
    }

    /// <summary>Tries again for a while if the store fails: without the new token another process, once it has the lock, would use the old one again.</summary>
    private async Task<HelixToken?> SavePatientlyAsync(HelixToken renewed, HelixToken replaced)
    {
        var started = timeProvider.GetTimestamp();
        while (true)
            try
            {
                return await ReplaceAsync(renewed, replaced).ConfigureAwait(false);
            }
            catch (HelixException) when (timeProvider.GetElapsedTime(started) < SavingTime)
            {
                await Pause.ForAsync(SavingPause, timeProvider, CancellationToken.None).ConfigureAwait(false);
            }
    }

    private async Task<HelixToken?> ReplaceAsync(HelixToken renewed, HelixToken replaced)
    {
        HelixToken? held = replaced;
        // A token whose description was updated meanwhile has the same access token, and is replaced.
        while (held?.AccessToken == replaced.AccessToken)
        {
            if (await store.SetAsync(renewed, held).ConfigureAwait(false))
                return renewed;
            held = await store.GetAsync(renewed.UserId).ConfigureAwait(false);
        }
        return held;
    }

    /// <summary>Revokes a token whose user was removed during the renewal: nobody has it, and at Twitch it is valid.</summary>
    private async Task RevokeAsync(HelixToken unwanted)
    {
        try
        {
            await identity.RevokeAsync(unwanted.AccessToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HelixException or ObjectDisposedException or OperationCanceledException)
        {
            logger.TokenNotRevoked(unwanted.UserId, e.Message);
        }
    }
}
