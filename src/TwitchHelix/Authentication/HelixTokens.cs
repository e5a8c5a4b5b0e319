using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Text;

namespace TwitchHelix.Authentication;

/// <inheritdoc/>
internal sealed class HelixTokens : IHelixTokens
{
    /// <summary>Placeholder for the user until Twitch has validated the token.</summary>
    private const string Unknown = "unknown";

    private readonly TokenStoreGuard store;
    private readonly ITwitchIdentity identity;
    private readonly UserTokenSource users;
    private readonly TokenMisfit misfit;
    private readonly HelixOptions options;

    /// <summary>Tokens that were renewed and aren't stored yet, by the old refresh token, which may be used up.</summary>
    private readonly ConcurrentDictionary<string, HelixToken> unsaved = new(StringComparer.Ordinal);

    public HelixTokens(
        TokenStoreGuard store, ITwitchIdentity identity, UserTokenSource users, TokenRenewal renewal, TokenMisfit misfit, HelixOptions options, ILogger logger)
    {
        this.store = store;
        this.identity = identity;
        this.users = users;
        this.misfit = misfit;
        this.options = options;
        renewal.ConsentNeeded += token => ConsentNeeded.RunEach(handler => handler(this, new ConsentNeededEventArgs(token)), logger);
    }

    public event EventHandler<ConsentNeededEventArgs>? ConsentNeeded;

    public async Task<HelixToken> AddAsync(HelixToken token, CancellationToken cancellationToken)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        UserIdFormat.Require(token.UserId, nameof(token));
        TokenOwner.Check(token, options);
        // If another process stores a token in between, the added one replaces that.
        while (true)
        {
            var held = await store.FindAsync(token.UserId, cancellationToken).ConfigureAwait(false);
            if (await store.SetAsync(token, held, cancellationToken).ConfigureAwait(false))
                return token;
        }
    }

    public async Task<HelixToken> AddAsync(string accessToken, string? refreshToken, CancellationToken cancellationToken)
    {
        var given = new HelixToken(Unknown, accessToken, refreshToken is { Length: > 0 } ? refreshToken : null);
        var (token, validation) = await RenewIfEndedAsync(given, cancellationToken).ConfigureAwait(false);
        if (validation is null)
            throw new HelixAuthorizationException("Twitch says that the token is not valid: it has expired, was revoked, or never was one.")
            {
                NeedsConsent = true,
            };
        if (TokenOwner.Fault(validation, options) is { } fault)
            throw fault;
        token = await AddAsync(token.With(validation), cancellationToken).ConfigureAwait(false);
        if (refreshToken is not null)
            unsaved.TryRemove(refreshToken, out _);
        return token;
    }

    public async Task<HelixToken?> GetAsync(string userId, CancellationToken cancellationToken)
    {
        RequiredText.Of(userId, nameof(userId));
        return await users.GetNewestAsync(userId, cancellationToken).ConfigureAwait(false);
    }

    public IAsyncEnumerable<HelixToken> ListAsync(CancellationToken cancellationToken) => store.ListAsync(cancellationToken);

    public async Task<bool> RemoveAsync(string userId, CancellationToken cancellationToken)
    {
        RequiredText.Of(userId, nameof(userId));
        while (await store.FindAsync(userId, cancellationToken).ConfigureAwait(false) is { } token)
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
        List<Exception> failures = [];
        await foreach (var token in store.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                if (token.NeedsConsent || !await ValidateAsync(token, cancellationToken).ConfigureAwait(false))
                    withoutConsent.Add(token.UserId);
            }
            // One user's token must not keep the others from being validated.
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                failures.Add(e);
            }
        }
        return failures.Count == 0 ? withoutConsent : throw Failed(failures);
    }

    /// <summary>Gets the token and what Twitch says about it. A token that has expired is renewed first, if possible.</summary>
    private async Task<(HelixToken Token, TokenValidation? Validation)> RenewIfEndedAsync(HelixToken token, CancellationToken cancellationToken)
    {
        var renewed = token.RefreshToken is { } known && unsaved.TryGetValue(known, out var before) ? before : null;
        var validation = await identity.ValidateAsync((renewed ?? token).AccessToken, cancellationToken).ConfigureAwait(false);
        if (validation is not null || token.RefreshToken is not { } refreshToken)
            return (renewed ?? token, validation);
        // Can't be canceled: the refresh token may be used up, and only the answer has the next one.
        renewed = unsaved[refreshToken] = await identity.RefreshAsync(renewed ?? token, CancellationToken.None).ConfigureAwait(false);
        return (renewed, await identity.ValidateAsync(renewed.AccessToken, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Validates a stored token, renews it if needed, and stores what Twitch says about it.</summary>
    /// <returns>Whether the user's token is valid now.</returns>
    private async Task<bool> ValidateAsync(HelixToken token, CancellationToken cancellationToken)
    {
        TokenOwner.Check(token, options);
        if (await identity.ValidateAsync(token.AccessToken, cancellationToken).ConfigureAwait(false) is not { } validation)
            return await users.RenewAsync(token, cancellationToken).ConfigureAwait(false) is null or { NeedsConsent: false };
        if (await misfit.FindAsync(token, validation).ConfigureAwait(false) is { } fault)
            return fault.NeedsConsent ? false : throw fault;
        if (!IsKnown(validation, token))
            // If a newer token was stored meanwhile, that one stays.
            await store.SetAsync(token.With(validation), token, cancellationToken).ConfigureAwait(false);
        return true;
    }

    private static bool IsKnown(TokenValidation validation, HelixToken token) =>
        token.ClientId is not null
        && token.Scopes?.SequenceEqual(validation.Scopes) == true
        && (validation.UserLogin is null || validation.UserLogin == token.UserLogin);

    private static HelixException Failed(List<Exception> failures) => failures is [HelixException only]
        ? only
        : new HelixException(
            $"{failures.Count} of the stored tokens could not be validated. The first failure: {failures[0].Message}",
            failures.Count == 1 ? failures[0] : new AggregateException(failures));
}
