using Newtonsoft.Json;
using TwitchHelix.Authentication.Jwt;

namespace TwitchHelix.Authentication.Extensions;

/// <summary>What an Extension's JWT says.</summary>
internal sealed class ExtensionPayload : JwtPayload
{
    [JsonProperty("channel_id")]
    public string? ChannelId { get; init; }

    [JsonProperty("user_id")]
    public string? UserId { get; init; }

    [JsonProperty("opaque_user_id")]
    public string? OpaqueUserId { get; init; }

    [JsonProperty("role")]
    public string? Role { get; init; }

    [JsonProperty("is_unlinked")]
    public bool? IsUnlinked { get; init; }

    [JsonProperty("pubsub_perms")]
    public Permissions? PubSub { get; init; }

    internal sealed class Permissions
    {
        [JsonProperty("listen")]
        public IReadOnlyList<string>? Listen { get; init; }

        [JsonProperty("send")]
        public IReadOnlyList<string>? Send { get; init; }
    }
}
