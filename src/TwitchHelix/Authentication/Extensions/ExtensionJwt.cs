using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using TwitchHelix.Authentication.Extensions;
using TwitchHelix.Authentication.Jwt;
using TwitchHelix.Text;

namespace TwitchHelix;

/// <summary>
/// Signs the JWTs that an Extension's server calls Twitch with, and checks those that its viewers' front ends send to it. It is safe to use from several threads;
/// keep one for each secret.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/extensions/building/#signing-the-jwt"/>
public sealed class ExtensionJwt
{
    private const string Name = "The Extension's JWT";

    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };
    private readonly SymmetricSecurityKey key;
    private readonly TimeProvider timeProvider;

    /// <summary>Takes the secret to sign and to check with.</summary>
    /// <param name="secret">The Extension's secret in base64, as Twitch's console shows it.</param>
    /// <param name="timeProvider">Tells the time. Null for the system's.</param>
    /// <exception cref="ArgumentException">The secret is null, no base64, or shorter than 32 bytes.</exception>
    public ExtensionJwt(string secret, TimeProvider? timeProvider = null)
    {
        key = new SymmetricSecurityKey(ExtensionKey.Decode(secret ?? throw new ArgumentNullException(nameof(secret)), out var fault) ?? throw new ArgumentException($"The Extension's secret {fault}", nameof(secret)));
        this.timeProvider = timeProvider ?? TimeProvider.System;
    }

    /// <summary>By how much the clocks of Twitch and this machine may differ: 30 seconds unless set.</summary>
    public TimeSpan ClockSkew { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Signs a JWT of the role <c>external</c>, which Twitch takes from the Extension's server.</summary>
    /// <param name="ownerId">The ID of the user who owns the Extension.</param>
    /// <param name="channelId">The ID of the channel that the call is about; <c>all</c> for every one. Null for none.</param>
    /// <param name="pubSubListen">The PubSub targets that may be listened to. Null or empty for none.</param>
    /// <param name="pubSubSend">The PubSub targets that may be sent to, as in <c>broadcast</c>, <c>global</c>, <c>whisper-U12345</c>. Null or empty for none.</param>
    /// <param name="lifetime">How long it is good for: 3 minutes if null.</param>
    /// <returns>The JWT: a secret as long as it is good.</returns>
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
        return Handler.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.HmacSha256) });
    }

    /// <summary>Checks the JWT that a viewer's front end sent, and tells who the viewer is.</summary>
    /// <param name="token">The JWT, without <c>Bearer</c> in front.</param>
    /// <returns>The viewer.</returns>
    /// <exception cref="ArgumentNullException">The JWT is null.</exception>
    /// <exception cref="HelixAuthorizationException">
    /// It is not to be believed: it is damaged, signed with another secret or another algorithm than HS256, or not at all, or it has expired or has no end.
    /// </exception>
    public ExtensionViewer Verify(string token)
    {
        if (token is null)
            throw new ArgumentNullException(nameof(token));
        // All that is needed is here, so there is nothing to wait for.
        var said = SignedJwt.Parse(Name, token, SecurityAlgorithms.HmacSha256).VerifyAsync<ExtensionPayload>(
            new TokenValidationParameters { IssuerSigningKey = key, ValidateIssuer = false, ValidateAudience = false },
            timeProvider,
            ClockSkew).GetAwaiter().GetResult();
        return new ExtensionViewer(said.ChannelId ?? "", new ExtensionRole(said.Role))
        {
            UserId = string.IsNullOrEmpty(said.UserId) ? null : said.UserId,
            OpaqueUserId = said.OpaqueUserId ?? "",
            IsUnlinked = said.IsUnlinked ?? false,
            ExpiresAt = said.ExpiresAt.GetValueOrDefault(),
            PubSubListen = said.PubSub?.Listen ?? [],
            PubSubSend = said.PubSub?.Send ?? [],
        };
    }
}
