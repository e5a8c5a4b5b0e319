using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Identity;

/// <summary>Creates the JSON Web Tokens that Twitch gives an Extension's front end for its viewer.</summary>
internal sealed class ViewerJwts(HelixTestServerOptions options)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private int anonymous;

    public string Create(string channelId, ExtensionRole role, string? userId, string? opaqueUserId, TimeSpan? lifetime)
    {
        var secret = options.ExtensionSecret ?? throw new InvalidOperationException(
            $"Set {nameof(HelixTestServerOptions)}.{nameof(HelixTestServerOptions.ExtensionSecret)} before the server starts. "
            + "The server signs the JWTs of viewers with it.");
        opaqueUserId ??= userId is null ? $"A{Interlocked.Increment(ref anonymous)}" : $"U{userId}";
        var claims = new JObject
        {
            ["exp"] = (options.TimeProvider.GetUtcNow() + (lifetime ?? Lifetime)).ToUnixTimeSeconds(),
            ["opaque_user_id"] = opaqueUserId,
            ["role"] = role.Value,
            ["channel_id"] = channelId,
            ["is_unlinked"] = userId is null,
            ["pubsub_perms"] = new JObject
            {
                ["listen"] = new JArray("broadcast", "global", $"whisper-{opaqueUserId}"),
                ["send"] = role == ExtensionRole.Broadcaster ? new JArray("*") : new JArray(),
            },
        };
        if (userId is not null)
            claims["user_id"] = userId;
        var key = new SymmetricSecurityKey(Convert.FromBase64String(secret));
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }
            .CreateToken(claims.ToString(Formatting.None), new SigningCredentials(key, SecurityAlgorithms.HmacSha256));
    }
}
