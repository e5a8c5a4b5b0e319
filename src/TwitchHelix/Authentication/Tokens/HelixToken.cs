using System.Diagnostics;
using TwitchHelix.Text;
#if NET
using System.Runtime.CompilerServices;

// A library compiled against the build for .NET Standard looks for the type behind "init" in this assembly.
[assembly: TypeForwardedTo(typeof(IsExternalInit))]
#endif

namespace TwitchHelix;

/// <summary>
/// A user's token as an <see cref="ITokenStore"/> keeps it: the access token, what renews it, and whom it is for. It never changes;
/// a renewed token is a new one. It holds secrets: <see cref="ToString"/> names none of them.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/authentication/"/>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class HelixToken
{
    /// <summary>
    /// Makes a token of a user. In C# 9 and later set the rest in an object initializer:
    /// <c>new HelixToken(userId, accessToken) { RefreshToken = refreshToken }</c>. The optional parameters are for older languages, where a property with
    /// <c>init</c> can't be set.
    /// </summary>
    /// <param name="userId">The ID of the user who granted it.</param>
    /// <param name="accessToken">The access token, without <c>Bearer</c> in front.</param>
    /// <param name="refreshToken">What gets the next access token. Null if the token can't be renewed.</param>
    /// <param name="scopes">The scopes that the user granted. Empty for none, null if they aren't known.</param>
    /// <param name="userLogin">The user's login name. Empty if it isn't known.</param>
    /// <param name="expiresAt">When the access token ends. Null if it doesn't, or that isn't known.</param>
    /// <param name="issuedAt">When Twitch gave the access token. Null if that isn't known.</param>
    /// <param name="needsConsent">Whether Twitch refused to renew the token.</param>
    /// <param name="version">Differs in every token that is made. Null for a new value.</param>
    /// <exception cref="ArgumentException">The user ID or the access token is null or empty, or the access token has a prefix such as <c>oauth:</c>.</exception>
    public HelixToken(
        string userId,
        string accessToken,
        string? refreshToken = null,
        IReadOnlyList<string>? scopes = null,
        string userLogin = "",
        DateTimeOffset? expiresAt = null,
        DateTimeOffset? issuedAt = null,
        bool needsConsent = false,
        string? version = null)
    {
        UserId = RequiredText.Of(userId, nameof(userId));
        AccessToken = RequiredText.Of(accessToken, nameof(accessToken));
        if (AccessTokenFormat.Prefix(accessToken) is { } prefix)
            throw new ArgumentException($"The access token begins with '{prefix}'; leave that prefix off.", nameof(accessToken));
        RefreshToken = refreshToken;
        Scopes = scopes;
        UserLogin = userLogin;
        ExpiresAt = expiresAt;
        IssuedAt = issuedAt;
        NeedsConsent = needsConsent;
        Version = version ?? Guid.NewGuid().ToString("N");
    }

    /// <summary>The ID of the user who granted the token.</summary>
    public string UserId { get; }

    /// <summary>The access token: a secret.</summary>
    public string AccessToken { get; }

    /// <summary>What gets the next access token: a secret. Null if the token can't be renewed, as one of the implicit grant.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>The user's login name. Empty if it isn't known.</summary>
    public string UserLogin { get; init; }

    /// <summary>The scopes that the user granted. Empty for none. Null if they aren't known: the library asks Twitch at the token's first use.</summary>
    public IReadOnlyList<string>? Scopes { get; init; }

    /// <summary>When the access token ends. Null if it does not end, or nothing is known of it.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>When Twitch gave the access token. Null if that isn't known.</summary>
    public DateTimeOffset? IssuedAt { get; init; }

    /// <summary>
    /// Whether Twitch refused to renew the token: the user has to grant it again, and calls for that user fail at once until a new
    /// token is stored.
    /// </summary>
    public bool NeedsConsent { get; init; }

    /// <summary>
    /// Differs in every token that is made, also where all else is the same. A store keeps it beside the rest, and compares it to know
    /// whether what it holds is still what was read.
    /// </summary>
    public string Version { get; init; }

    /// <summary>The user and the end, for people and logs; no secret.</summary>
    /// <returns>For example <c>token of user 141981764 until 2026-03-14T20:58:31Z</c>.</returns>
    public override string ToString() =>
        $"token of user {UserId}" + (ExpiresAt is { } end ? $" until {end.ToUniversalTime():yyyy-MM-dd'T'HH:mm:ss'Z'}" : "") + (NeedsConsent ? ", needs consent" : "");

    /// <summary>This token after Twitch refused to renew it.</summary>
    internal HelixToken WithConsentNeeded() => new(UserId, AccessToken)
    {
        RefreshToken = RefreshToken,
        UserLogin = UserLogin,
        Scopes = Scopes,
        ExpiresAt = ExpiresAt,
        IssuedAt = IssuedAt,
        NeedsConsent = true,
    };

    /// <summary>This token with what Twitch says about it.</summary>
    internal HelixToken With(TokenValidation validation) => new(validation.UserId ?? UserId, AccessToken)
    {
        RefreshToken = RefreshToken,
        UserLogin = validation.UserLogin ?? UserLogin,
        Scopes = validation.Scopes,
        ExpiresAt = validation.ExpiresAt,
        IssuedAt = IssuedAt,
    };
}
