using System.Collections.Concurrent;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication;

/// <inheritdoc/>
internal sealed class HelixTokens : IHelixTokens
{
    /// <summary>Whose a token is until Twitch has told.</summary>
    private const string Unknown = "unknown";

    private readonly ITokenStore store;
    private readonly ITwitchIdentity identity;
    private readonly UserTokenSource users;
    private readonly HelixOptions options;

    /// <summary>What was renewed to be added and is not stored yet, by the refresh token that it came from, which may have served once.</summary>
    private readonly ConcurrentDictionary<string, HelixToken> unsaved = new(StringComparer.Ordinal);

    public HelixTokens(ITokenStore store, ITwitchIdentity identity, UserTokenSource users, TokenRenewal renewal, HelixOptions options)
    {
        this.store = store;
        this.identity = identity;
        this.users = users;
        this.options = options;
        renewal.ConsentNeeded += token => ConsentNeeded?.Invoke(this, new ConsentNeededEventArgs(token));
    }

    public event EventHandler<ConsentNeededEventArgs>? ConsentNeeded;

    public async Task<HelixToken> AddAsync(HelixToken token, CancellationToken cancellationToken)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        while (!await store.SetAsync(token, await store.GetAsync(token.UserId, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false))
        {
            // Somebody else stored one in between; a token that is added wins.
        }
        return token;
    }

    public async Task<HelixToken> AddAsync(string accessToken, string? refreshToken, CancellationToken cancellationToken)
    {
        var (token, validation) = await RenewIfEndedAsync(new HelixToken(Unknown, accessToken) { RefreshToken = refreshToken is { Length: > 0 } ? refreshToken : null }, cancellationToken).ConfigureAwait(false);
        if (validation is null)
            throw new HelixAuthorizationException("Twitch says that the token is not good: it has ended, was revoked, or never was one.") { NeedsConsent = true };
        TokenOwner.Check(validation, options);
        token = await AddAsync(token.With(validation), cancellationToken).ConfigureAwait(false);
        if (refreshToken is not null)
            unsaved.TryRemove(refreshToken, out _);
        return token;
    }

    public async Task<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        RequiredText.Of(userId, nameof(userId));
        return await users.GetAsync(userId, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public async Task<bool> RemoveAsync(string userId, CancellationToken cancellationToken)
    {
        RequiredText.Of(userId, nameof(userId));
        while (await store.GetAsync(userId, cancellationToken).ConfigureAwait(false) is { } token)
            if (await store.RemoveAsync(token, cancellationToken).ConfigureAwait(false))
                return true;
        return false;
    }

    public async Task<bool> RevokeAsync(string userId, CancellationToken cancellationToken)
    {
        RequiredText.Of(userId, nameof(userId));
        while (await store.GetAsync(userId, cancellationToken).ConfigureAwait(false) is { } token)
        {
            await identity.RevokeAsync(token.AccessToken, cancellationToken).ConfigureAwait(false);
            if (await store.RemoveAsync(token, cancellationToken).ConfigureAwait(false))
                return true;
        }
        return false;
    }

    public async Task<IReadOnlyList<string>> ValidateAsync(CancellationToken cancellationToken)
    {
        List<string> withoutConsent = [];
        await foreach (var token in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (token.NeedsConsent || !await ValidateAsync(token, cancellationToken).ConfigureAwait(false))
                withoutConsent.Add(token.UserId);
        }
        return withoutConsent;
    }

    /// <summary>The token and what Twitch says about it, or the renewed one if it has ended and can be renewed.</summary>
    private async Task<(HelixToken Token, TokenValidation? Validation)> RenewIfEndedAsync(HelixToken token, CancellationToken cancellationToken)
    {
        var renewed = token.RefreshToken is { } known && unsaved.TryGetValue(known, out var before) ? before : null;
        var validation = await identity.ValidateAsync((renewed ?? token).AccessToken, cancellationToken).ConfigureAwait(false);
        if (validation is not null || token.RefreshToken is not { } refreshToken)
            return (renewed ?? token, validation);
        // Not canceled: the refresh token may be used up, and only the answer has the next one.
        renewed = unsaved[refreshToken] = await identity.RefreshAsync(renewed ?? token, CancellationToken.None).ConfigureAwait(false);
        return (renewed, await identity.ValidateAsync(renewed.AccessToken, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Whether the token is good, or a renewed one is. What Twitch says about it is kept.</summary>
    private async Task<bool> ValidateAsync(HelixToken token, CancellationToken cancellationToken)
    {
        if (await identity.ValidateAsync(token.AccessToken, cancellationToken).ConfigureAwait(false) is not { } validation)
            return await users.RenewAsync(token, cancellationToken).ConfigureAwait(false) is null or { NeedsConsent: false };
        // Whoever stored it mixed up two users.
        if (validation.UserId != token.UserId)
            return false;
        if (token.Scopes?.SequenceEqual(validation.Scopes) != true || (validation.UserLogin is { } login && login != token.UserLogin))
            // If somebody stored a newer one meanwhile, that one stays.
            await store.SetAsync(token.With(validation), token, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
