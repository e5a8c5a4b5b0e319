using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using TwitchHelix.Authentication.Stores;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Diagnostics;
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
    private readonly TokenValidator validator;
    private readonly HelixOptions options;
    private readonly ILogger logger;

    /// <summary>Tokens that were renewed and aren't stored yet, by the old refresh token, which may be used up.</summary>
    private readonly ConcurrentDictionary<string, HelixToken> unsaved = new(StringComparer.Ordinal);

    public HelixTokens(
        TokenStoreGuard store, ITwitchIdentity identity, UserTokenSource users, TokenRenewal renewal, TokenValidator validator, HelixOptions options,
        ILogger logger)
    {
        this.store = store;
        this.identity = identity;
        this.users = users;
        this.validator = validator;
        this.options = options;
        this.logger = logger;
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
        while (true)
        {
            HelixToken? token;
            try
            {
                token = await store.GetAsync(userId, cancellationToken).ConfigureAwait(false);
                if (token is null)
                    return false;
                await identity.RevokeAsync(token.AccessToken, cancellationToken).ConfigureAwait(false);
            }
            // Only the user can revoke it, in Twitch's settings.
            catch (UnreadableTokenException e)
            {
                logger.TokenNotRevoked(userId, e.Message);
                token = e.Stored;
            }
            if (await store.RemoveAsync(token, cancellationToken).ConfigureAwait(false))
                return true;
        }
    }

    public async Task<IReadOnlyList<string>> ValidateAsync(CancellationToken cancellationToken)
    {
        List<string> withoutConsent = [];
        var failures = new ValidationFailures();
        try
        {
            await foreach (var token in store.ListAsync(cancellationToken).ConfigureAwait(false))
            {
                cancellationToken.ThrowIfCancellationRequested();
                try
                {
                    if (token.NeedsConsent || !await validator.ValidateAsync(token, cancellationToken).ConfigureAwait(false))
                        withoutConsent.Add(token.UserId);
                }
                // One user's token must not keep the others from being validated.
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
                {
                    failures.Add(e);
                }
            }
        }
        // The listing ends with it.
        catch (HelixException e) when (e is UnreadableTokensException || failures.Count > 0)
        {
            failures.Add(e);
        }
        return failures.Count == 0 ? withoutConsent : throw failures.ToException();
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
}
