using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TwitchHelix.Authentication.Extensions;
using TwitchHelix.Authentication.Jwt;
using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>
/// Signs the JWTs that an Extension's server calls Twitch with, and verifies those that viewers' front ends send to it. It is thread-safe;
/// keep one instance for each secret.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/extensions/building/#signing-the-jwt"/>
public sealed class ExtensionJwt
{
    private const string Name = "The Extension's JWT";
    private const string Algorithm = SecurityAlgorithms.HmacSha256;

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey key;
    private readonly TimeProvider timeProvider;

    /// <summary>Initializes an instance with the Extension's secret.</summary>
    /// <param name="secret">The Extension's secret in base64, as Twitch's console shows it.</param>
    /// <param name="timeProvider">The clock. Null for the system's.</param>
    /// <exception cref="ArgumentException">The secret is null, no base64, or shorter than 32 bytes.</exception>
    public ExtensionJwt(string secret, TimeProvider? timeProvider = null)
    {
        var bytes = ExtensionKey.Decode(secret ?? throw new ArgumentNullException(nameof(secret)), out var fault)
            ?? throw new ArgumentException($"The Extension's secret {fault}", nameof(secret));
        key = new SymmetricSecurityKey(bytes);
        this.timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>The difference that is allowed between the clocks of Twitch and this machine. Default: 30 seconds.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Signs a JWT with the role <c>external</c>, which Twitch accepts from the Extension's server.</summary>
    /// <param name="ownerId">The ID of the user who owns the Extension.</param>
    /// <param name="channelId">The ID of the channel that the call is about; <c>all</c> for every channel. Null for none.</param>
    /// <param name="pubSubListen">The PubSub targets to listen to. Null or empty for none.</param>
    /// <param name="pubSubSend">The PubSub targets to send to, such as <c>broadcast</c>, <c>global</c>, <c>whisper-U12345</c>. Null or empty for none.</param>
    /// <param name="lifetime">How long the JWT is valid. Null for 3 minutes.</param>
    /// <returns>The JWT: a secret until it expires.</returns>
    /// <exception cref="ArgumentException">The owner's ID is null or empty, or the lifetime is not more than zero.</exception>
    public string Sign(
        string ownerId,
        string? channelId = null,
        IReadOnlyList<string>? pubSubListen = null,
        IReadOnlyList<string>? pubSubSend = null,
        TimeSpan? lifetime = null)
    {
        RequiredText.Of(ownerId, nameof(ownerId));
        if (lifetime <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(lifetime), lifetime, "It must be more than zero.");
        var claims = new Dictionary<string, object>
        {
            ["exp"] = (timeProvider.GetUtcNow() + (lifetime ?? TimeSpan.FromMinutes(3))).ToUnixTimeSeconds(),
            ["user_id"] = ownerId,
            ["role"] = ExtensionRole.External.Value,
        };
        if (channelId is not null)
            claims["channel_id"] = channelId;
        var permissions = new Dictionary<string, object>();
        if (pubSubListen is { Count: > 0 })
            permissions["listen"] = pubSubListen.ToList();
        if (pubSubSend is { Count: > 0 })
            permissions["send"] = pubSubSend.ToList();
        if (permissions.Count > 0)
            claims["pubsub_perms"] = permissions;
        return Handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new SigningCredentials(key, Algorithm) });
    }

    /// <summary>Verifies the JWT that a viewer's front end sent, and reads who the viewer is.</summary>
    /// <param name="token">The JWT, without <c>Bearer</c> in front.</param>
    /// <returns>The viewer.</returns>
    /// <exception cref="ArgumentNullException">The JWT is null.</exception>
    /// <exception cref="HelixAuthorizationException">
    /// The JWT is refused: it is damaged, has expired or never does, isn't signed with this secret and HS256, names no channel or role, or is one that
    /// an Extension's server signs (role <c>external</c>, <see cref="Sign"/>).
    /// </exception>
    public ExtensionViewer Verify(string token)
    {
        var jwt = SignedJwt.Parse(Name, token ?? throw new ArgumentNullException(nameof(token)), Algorithm);
        jwt.CheckSignature(key);
        var end = jwt.CheckTimes(timeProvider.GetUtcNow(), ClockSkew);
        var claims = jwt.Claims;
        var role = new ExtensionRole(claims.Text("role"));
        var permissions = claims.Within("pubsub_perms");
        if (role.Value.Length == 0)
            throw JwtFault.Refused(Name, "it has no role");
        if (role == ExtensionRole.External)
            throw JwtFault.Refused(Name, "it is one of an Extension's server (role external), and no viewer's");
        return new ExtensionViewer(claims.Text("channel_id") is { Length: > 0 } channel ? channel : throw JwtFault.Refused(Name, "it names no channel"), role)
        {
            UserId = claims.Text("user_id") is { Length: > 0 } user ? user : null,
            OpaqueUserId = claims.Text("opaque_user_id") ?? "",
            IsUnlinked = claims.Flag("is_unlinked") ?? false,
            ExpiresAt = end,
            PubSubListen = permissions?.Texts("listen") ?? [],
            PubSubSend = permissions?.Texts("send") ?? [],
        };
    }
}
