using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitchHelix.Diagnostics;
using TwitchHelix.Transport;

namespace TwitchHelix.Authentication;

/// <summary>Renews a user's token: asks Twitch unless somebody else was quicker, and stores what it got before anybody uses it.</summary>
internal sealed class TokenRenewal(ITokenStore store, ITwitchIdentity identity, HelixOptions options, TimeProvider timeProvider, ILogger logger)
{
    private readonly ConcurrentDictionary<string, (HelixToken Renewed, HelixToken Replaced)> unsaved = new(StringComparer.Ordinal);

    /// <summary>A user's token could not be renewed, and the user has to grant it again.</summary>
    public event Action<HelixToken>? ConsentNeeded;

    /// <summary>Renews the token of which <paramref name="stale"/> has ended or is rejected.</summary>
    /// <returns>What the store holds now. Null if it holds nothing any more; a token that needs consent if Twitch refuses to renew it.</returns>
    /// <exception cref="HelixException">The identity server could not be reached, or the store failed. Nothing is lost: the next run goes on where this one ended.</exception>
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

    private async Task<IAsyncDisposable> LockAsync(ITokenStoreLock shared, string userId)
    {
        using var deadline = TimeoutSource.Start(timeProvider, options.Timeout);
        try
        {
            return await shared.LockAsync(userId, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            throw new HelixException($"The token of user {userId} could not be renewed: another process holds the token store's lock for longer than {options.Timeout.TotalSeconds:0.###} s (HelixOptions.Timeout).", e);
        }
    }

    private async Task<HelixToken?> RefreshAsync(HelixToken current)
    {
        if (string.IsNullOrEmpty(current.RefreshToken))
            return await RefusedAsync(current).ConfigureAwait(false);
        HelixToken renewed;
        try
        {
            renewed = await identity.RefreshAsync(current).ConfigureAwait(false);
        }
        catch (HelixAuthorizationException e) when (e.NeedsConsent)
        {
            return await RefusedAsync(current).ConfigureAwait(false);
        }
        logger.TokenRenewed(current.UserId, renewed.ExpiresAt);
        return await SaveAsync(renewed, current).ConfigureAwait(false);
    }

    private async Task<HelixToken?> SaveAsync(HelixToken renewed, HelixToken replaced)
    {
        // A refresh token may serve once: until the store has the new one, it is kept here.
        unsaved[renewed.UserId] = (renewed, replaced);
        HelixToken? held = replaced;
        // What was only described anew or marked meanwhile has the same access token, and is replaced none the less.
        while (held?.AccessToken == replaced.AccessToken)
        {
            if (await store.SetAsync(renewed, held).ConfigureAwait(false))
            {
                held = renewed;
                break;
            }
            held = await store.GetAsync(renewed.UserId).ConfigureAwait(false);
        }
        unsaved.TryRemove(renewed.UserId, out _);
        return held;
    }

    private async Task<HelixToken?> RefusedAsync(HelixToken current)
    {
        HelixToken? held = current;
        // What was only described anew meanwhile is marked none the less. Another process may have renewed it, and that is why the refresh token served no more.
        while (held?.AccessToken == current.AccessToken && !held.NeedsConsent)
        {
            var marked = held.WithConsentNeeded();
            if (await store.SetAsync(marked, held).ConfigureAwait(false))
            {
                logger.ConsentNeeded(current.UserId);
                ConsentNeeded?.Invoke(marked);
                return marked;
            }
            held = await store.GetAsync(current.UserId).ConfigureAwait(false);
        }
        return held;
    }
}
