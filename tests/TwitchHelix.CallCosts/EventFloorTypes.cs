using System.Text.Json.Serialization;

namespace TwitchHelix.CallCosts;

internal sealed class EventFrame
{
    public required FrameMetadata Metadata { get; set; }

    public required FramePayload Payload { get; set; }
}

internal sealed class FrameMetadata
{
    public required string MessageId { get; set; }

    public required string MessageType { get; set; }

    public DateTimeOffset MessageTimestamp { get; set; }

    public string? SubscriptionType { get; set; }

    public string? SubscriptionVersion { get; set; }
}

internal sealed class FramePayload
{
    public FrameSubscription? Subscription { get; set; }

    public ChatItem? Event { get; set; }
}

internal sealed class FrameSubscription
{
    public required string Id { get; set; }

    public required string Status { get; set; }

    public required string Type { get; set; }

    public required string Version { get; set; }

    public int Cost { get; set; }

    public required Dictionary<string, string> Condition { get; set; }

    public required FrameTransport Transport { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

internal sealed class FrameTransport
{
    public required string Method { get; set; }

    public string? SessionId { get; set; }
}

internal sealed class ChatItem
{
    public required string BroadcasterUserId { get; set; }

    public required string BroadcasterUserLogin { get; set; }

    public required string BroadcasterUserName { get; set; }

    public required string ChatterUserId { get; set; }

    public required string ChatterUserLogin { get; set; }

    public required string ChatterUserName { get; set; }

    public required string MessageId { get; set; }

    public required ChatText Message { get; set; }

    public required string MessageType { get; set; }

    public required List<ChatBadge> Badges { get; set; }

    public ChatCheer? Cheer { get; set; }

    public required string Color { get; set; }

    public ChatReply? Reply { get; set; }

    public string? ChannelPointsCustomRewardId { get; set; }

    public string? ChannelPointsAnimationId { get; set; }

    public string? SourceBroadcasterUserId { get; set; }

    public string? SourceBroadcasterUserLogin { get; set; }

    public string? SourceBroadcasterUserName { get; set; }

    public string? SourceMessageId { get; set; }

    public List<ChatBadge>? SourceBadges { get; set; }

    public bool? IsSourceOnly { get; set; }
}

internal sealed class ChatText
{
    public required string Text { get; set; }

    public required List<ChatFragment> Fragments { get; set; }
}

internal sealed class ChatFragment
{
    public required string Type { get; set; }

    public required string Text { get; set; }

    public ChatCheer? Cheermote { get; set; }

    public ChatEmote? Emote { get; set; }

    public ChatMention? Mention { get; set; }
}

internal sealed class ChatEmote
{
    public required string Id { get; set; }

    public required string EmoteSetId { get; set; }

    public required string OwnerId { get; set; }

    public required List<string> Format { get; set; }
}

internal sealed class ChatMention
{
    public required string UserId { get; set; }

    public required string UserLogin { get; set; }

    public required string UserName { get; set; }
}

internal sealed class ChatBadge
{
    public required string SetId { get; set; }

    public required string Id { get; set; }

    public required string Info { get; set; }
}

internal sealed class ChatCheer
{
    public int Bits { get; set; }
}

internal sealed class ChatReply
{
    public required string ParentMessageId { get; set; }
}

/// <summary>The generated code that reads an event.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EventFrame))]
internal sealed partial class EventFloorJson : JsonSerializerContext;
