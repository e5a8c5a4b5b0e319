using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace TwitchHelix.Testing.Identity;

/// <summary>The tokens that the server issued and that are still valid.</summary>
internal sealed class IssuedTokens(HelixTestServerOptions options)
{
    private const string AppPrefix = "test-app-token-";
    private const string UserPrefix = "test-user-token-";
    private const string RefreshPrefix = "test-refresh-token-";
    private static readonly TimeSpan PublicRefreshLifetime = TimeSpan.FromDays(30);

    private readonly object gate = new();
    private readonly ConcurrentDictionary<string, IssuedToken> access = new();
    private readonly Dictionary<string, RefreshGrant> refresh = [];
    private readonly Dictionary<(string ClientId, string? UserId), Queue<IssuedToken>> byOwner = [];
    private int appTokens;
    private int userTokens;
    private int refreshTokens;

    private DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>Returns the valid tokens, each owner's oldest first.</summary>
    public IReadOnlyList<HelixTestToken> Snapshot()
    {
        lock (gate)
            return
            [
                .. byOwner.Values.SelectMany(tokens => tokens).Where(token => access.ContainsKey(token.Value) && token.ExpiresAt > Now)
                    .Select(token => token.Snapshot()),
            ];
    }

    /// <summary>Whether the server may have issued this token. The server can't judge other tokens.</summary>
    public static bool IsOurs(string token) =>
        token.StartsWith(AppPrefix, StringComparison.Ordinal) || token.StartsWith(UserPrefix, StringComparison.Ordinal);

    public bool TryGet(string value, [NotNullWhen(true)] out IssuedToken? token) => access.TryGetValue(value, out token) && token.ExpiresAt > Now;

    public IssuedToken AddApp(string clientId)
    {
        lock (gate)
            return Add(new IssuedToken($"{AppPrefix}{++appTokens}", clientId, null, null, Now + options.TokenLifetime));
    }

    public IssuedToken AddUser(string clientId, Consent consent, bool isPublicClient, bool isRefreshable = true, TimeSpan? lifetime = null)
    {
        lock (gate)
        {
            RefreshGrant? grant = null;
            if (isRefreshable)
            {
                DateTimeOffset? expiresAt = isPublicClient ? Now + PublicRefreshLifetime : null;
                grant = new RefreshGrant($"{RefreshPrefix}{++refreshTokens}", clientId, consent, isPublicClient, expiresAt);
                refresh.Add(grant.Value, grant);
            }
            return AddFor(clientId, consent, grant?.Value, lifetime);
        }
    }

    /// <summary>Issues a new access token for a refresh token. Null if the refresh token is not valid.</summary>
    public IssuedToken? Refresh(string clientId, string refreshToken, Func<RefreshGrant, bool> isAllowed)
    {
        lock (gate)
        {
            if (!refresh.TryGetValue(refreshToken, out var grant) || grant.ClientId != clientId || grant.ExpiresAt <= Now || !isAllowed(grant))
                return null;
            if (!grant.ServesOnce)
                return AddFor(clientId, grant.Consent, grant.Value, lifetime: null);
            refresh.Remove(refreshToken);
            RemoveAccess(token => token.RefreshToken == refreshToken, (clientId, grant.Consent.User.Id));
            return AddUser(clientId, grant.Consent, isPublicClient: true);
        }
    }

    public bool Remove(string value)
    {
        lock (gate)
            return access.TryGetValue(value, out var token) && RemoveAccess(other => other == token, (token.ClientId, token.Consent?.User.Id)) > 0;
    }

    public bool RemoveRefresh(string refreshToken)
    {
        lock (gate)
            return refresh.Remove(refreshToken);
    }

    public void RemoveUser(string userId)
    {
        lock (gate)
        {
            foreach (var grant in refresh.Values.Where(grant => grant.Consent.User.Id == userId).ToArray())
                refresh.Remove(grant.Value);
            foreach (var owner in byOwner.Keys.Where(owner => owner.UserId == userId).ToArray())
                RemoveAccess(_ => true, owner);
        }
    }

    /// <summary>Whether a user has granted the scopes to an application, in all tokens together that are valid or can be refreshed.</summary>
    public bool HasGranted(string clientId, string userId, IReadOnlyList<string> scopes)
    {
        lock (gate)
        {
            var granted = refresh.Values.Where(grant => grant.ClientId == clientId && grant.Consent.User.Id == userId).SelectMany(grant => grant.Consent.Scopes)
                .Concat(byOwner.GetValueOrDefault((clientId, userId))?.SelectMany(token => token.Consent!.Scopes) ?? []);
            return !scopes.Except(granted).Any();
        }
    }

    /// <summary>Whether the user has authorized the application, with any scopes or none.</summary>
    public bool HasAuthorized(string clientId, string userId)
    {
        lock (gate)
            return refresh.Values.Any(grant => grant.ClientId == clientId && grant.Consent.User.Id == userId) || byOwner.ContainsKey((clientId, userId));
    }

    private IssuedToken AddFor(string clientId, Consent consent, string? refreshToken, TimeSpan? lifetime) =>
        Add(new IssuedToken($"{UserPrefix}{++userTokens}", clientId, consent, refreshToken, Now + (lifetime ?? options.TokenLifetime)));

    private IssuedToken Add(IssuedToken token)
    {
        var owner = (token.ClientId, token.Consent?.User.Id);
        RemoveAccess(other => other.ExpiresAt <= Now, owner);
        if (!byOwner.TryGetValue(owner, out var tokens))
            byOwner[owner] = tokens = new Queue<IssuedToken>();
        tokens.Enqueue(token);
        access[token.Value] = token;
        while (token.Consent is not null && options.TokensPerUser is { } most && tokens.Count > most)
            access.TryRemove(tokens.Dequeue().Value, out _);
        return token;
    }

    private int RemoveAccess(Predicate<IssuedToken> isGone, (string, string?) owner)
    {
        if (!byOwner.TryGetValue(owner, out var tokens))
            return 0;
        var gone = tokens.Where(token => isGone(token)).ToArray();
        if (gone.Length == 0)
            return 0;
        foreach (var token in gone)
            access.TryRemove(token.Value, out _);
        if (gone.Length == tokens.Count)
            byOwner.Remove(owner);
        else
            byOwner[owner] = new Queue<IssuedToken>(tokens.Except(gone));
        return gone.Length;
    }
}
