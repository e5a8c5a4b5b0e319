using System.Diagnostics;
using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Text;
#if NET
using System.Runtime.CompilerServices;

// A library compiled against the build for .NET Standard looks for the type behind "init" in this assembly.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif

namespace TwitchHelix;

/// <summary>
/// A user's token as an <see cref="ITokenStore"/> keeps it: the access token, the refresh token, and whom they are for. It is immutable;
/// a renewed token is a new object. It holds secrets, which <see cref="ToString"/> leaves out.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/"/>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class HelixToken : IEndingToken
{
    private readonly string? refreshToken;
    private readonly IReadOnlyList<string>? scopes;
    private readonly string version;

    /// <summary>
    /// Creates a token of a user. In C# 9 and later, set the rest in an object initializer:
    /// <c>new HelixToken(userId, accessToken) { RefreshToken = refreshToken }</c>. The optional parameters are for older languages, which can't set
    /// properties with <c>init</c>.
    /// </summary>
    /// <param name="userId">The ID of the user who granted the token.</param>
    /// <param name="accessToken">The access token, without <c>Bearer</c> in front.</param>
    /// <param name="refreshToken">The refresh token. Null if the token can't be renewed.</param>
    /// <param name="scopes">The scopes that the user granted. Empty for none, null if they aren't known.</param>
    /// <param name="userLogin">The user's login name. Empty if it isn't known.</param>
    /// <param name="expiresAt">The time at which the access token expires. Null if it doesn't expire, or the time isn't known.</param>
    /// <param name="issuedAt">The time at which Twitch issued the access token. Null if it isn't known.</param>
    /// <param name="needsConsent">Whether Twitch refused to renew the token.</param>
    /// <param name="version">The version, unique to each token that is created. Null for a new one.</param>
    /// <param name="clientId">The client ID of the application that the token was issued to. Null if it isn't known.</param>
    /// <exception cref="ArgumentException">The user ID or the access token is null or empty, the access token has a prefix such as <c>oauth:</c>, or one of the
    /// tokens has a character that no header can hold, such as a blank or a line break.</exception>
    public HelixToken(
        string userId,
        string accessToken,
        string? refreshToken = null,
        IReadOnlyList<string>? scopes = null,
        string userLogin = "",
        DateTimeOffset? expiresAt = null,
        DateTimeOffset? issuedAt = null,
        bool needsConsent = false,
        string? version = null,
        string? clientId = null)
        : this(userId, RequiredText.Of(accessToken, nameof(accessToken)))
    {
        if (AccessTokenFormat.Prefix(accessToken) is { } prefix)
            throw new ArgumentException($"The access token begins with '{prefix}'; leave that prefix off.", nameof(accessToken));
        if (!HeaderText.Fits(accessToken))
            throw new ArgumentException("The access token has a character that no token has; look for a blank or a line break.", nameof(accessToken));
        RefreshToken = refreshToken;
        Scopes = scopes;
        UserLogin = userLogin;
        ExpiresAt = expiresAt;
        IssuedAt = issuedAt;
        NeedsConsent = needsConsent;
        this.version = version ?? this.version;
        ClientId = clientId;
    }

    private HelixToken(string userId, string accessToken)
    {
        UserId = RequiredText.Of(userId, nameof(userId));
        AccessToken = accessToken;
        UserLogin = "";
        version = Guid.NewGuid().ToString("N");
    }

    /// <summary>Creates a token from texts that nobody has checked yet.</summary>
    private HelixToken(string userId, string accessToken, string? refreshToken)
        : this(userId, accessToken)
    {
        this.refreshToken = refreshToken;
        CanBeSent = AccessTokenFormat.Fits(accessToken) && (refreshToken is null || HeaderText.Fits(refreshToken));
    }

    /// <summary>Copies a token, with a version of its own.</summary>
    private HelixToken(HelixToken other, string? userId = null)
        : this(userId ?? other.UserId, other.AccessToken)
    {
        refreshToken = other.refreshToken;
        scopes = other.scopes;
        UserLogin = other.UserLogin;
        ClientId = other.ClientId;
        ExpiresAt = other.ExpiresAt;
        IssuedAt = other.IssuedAt;
        NeedsConsent = other.NeedsConsent;
        CanBeSent = other.CanBeSent;
    }

    /// <summary>The ID of the user who granted the token.</summary>
    public string UserId { get; }

    /// <summary>The access token: a secret.</summary>
    public string AccessToken { get; }

    /// <summary>The refresh token: a secret. Null if the token can't be renewed, as after the implicit grant.</summary>
    /// <exception cref="ArgumentException">It has a character that no header can hold, such as a blank or a line break.</exception>
    public string? RefreshToken
    {
        get => refreshToken;
        init => refreshToken = value is null || HeaderText.Fits(value)
            ? value
            : throw new ArgumentException("The refresh token has a character that no token has; look for a blank or a line break.", nameof(value));
    }

    /// <summary>The user's login name. Empty if it isn't known.</summary>
    public string UserLogin { get; init; }

    /// <summary>
    /// The client ID of the application that the token was issued to. Null if it isn't known. Only that application can use and renew the token.
    /// </summary>
    public string? ClientId { get; init; }

    /// <summary>The scopes that the user granted. Empty for none. Null if they aren't known: the library asks Twitch at the token's first use.</summary>
    /// <exception cref="ArgumentException">One of them is null.</exception>
    public IReadOnlyList<string>? Scopes
    {
        get => scopes;
        init => scopes = value?.Contains(null!) == true ? throw new ArgumentException("A scope is null.", nameof(value)) : value;
    }

    /// <summary>The time at which the access token expires. Null if it doesn't expire, or the time isn't known.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The time at which Twitch issued the access token. Null if it isn't known.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>
    /// Whether Twitch refused to renew the token: the user has to grant access again, and calls for that user fail at once until a new
    /// token is stored.
    /// </summary>
    public bool NeedsConsent { get; init; }

    /// <summary>
    /// The version, unique to each token that is created, even if everything else is the same. A store keeps it with the token, and compares it to tell
    /// whether the token is still the one that was read.
    /// </summary>
    /// <exception cref="ArgumentException">It is null or empty.</exception>
    public string Version
    {
        get => version;
        init => version = RequiredText.Of(value, nameof(value));
    }

    /// <summary>Whether both tokens are texts that can be sent. Only a file can hold others.</summary>
    internal bool CanBeSent { get; } = true;

    string IEndingToken.Key => UserId;

    string IEndingToken.Value => AccessToken;

    bool IEndingToken.CanBeRenewed => !NeedsConsent && !string.IsNullOrEmpty(RefreshToken);

    /// <summary>Describes the token for people and logs: the user and the expiry, no secret.</summary>
    /// <returns>For example <c>token of user 141981764 until 2026-03-14T20:58:31Z</c>.</returns>
    public override string ToString() =>
        $"token of user {UserId}"
        + (ExpiresAt is { } end ? $" until {end.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}" : "")
        + (NeedsConsent ? ", needs consent" : "");

    /// <summary>
    /// Creates a token from a file without checking its texts: a bad one must not cost the other users' tokens. <see cref="CanBeSent"/> checks them.
    /// </summary>
    internal static HelixToken Unchecked(
        string userId,
        string accessToken,
        string? refreshToken,
        string userLogin,
        string? clientId,
        IReadOnlyList<string>? scopes,
        DateTimeOffset? issuedAt,
        DateTimeOffset? expiresAt,
        bool needsConsent,
        string version) => new(userId, accessToken, refreshToken)
        {
            UserLogin = userLogin,
            ClientId = clientId,
            Scopes = scopes,
            IssuedAt = issuedAt,
            ExpiresAt = expiresAt,
            NeedsConsent = needsConsent,
            Version = version,
        };

    /// <summary>Copies the token, marked as one that Twitch refused to renew.</summary>
    internal HelixToken WithConsentNeeded() => new(this) { NeedsConsent = true };

    /// <summary>Copies the token, as one of the application that Twitch names.</summary>
    internal HelixToken WithClientId(string clientId) => new(this) { ClientId = clientId };

    /// <summary>Copies the token, with what Twitch says about it.</summary>
    internal HelixToken With(TokenValidation validation) => new(this, validation.UserId)
    {
        UserLogin = validation.UserLogin ?? UserLogin,
        ClientId = validation.ClientId,
        Scopes = validation.Scopes,
        ExpiresAt = validation.ExpiresAt,
        NeedsConsent = false,
    };
}
