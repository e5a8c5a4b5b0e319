using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>A message of a WebSocket as JSON: what it says of itself, and its content.</summary>
internal sealed class WebSocketFrame : ReceivedFields
{
    private readonly Metadata metadata = new();

    /// <summary>The content. Null if there is none.</summary>
    public EventSubPayload? Payload { get; private set; }

    public EventSubMessageHead Head => new(metadata.Id, metadata.Type, metadata.Timestamp, metadata.SubscriptionType, metadata.SubscriptionVersion);

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "metadata":
                json.Object(() => metadata);
                return true;
            case "payload":
                Payload = json.Object(() => new EventSubPayload(Head));
                return true;
            default:
                return false;
        }
    }

    private sealed class Metadata : EventSubContent
    {
        public string Id { get; private set; } = "";

        public string Type { get; private set; } = "";

        public DateTimeOffset? Timestamp { get; private set; }

        public string? SubscriptionType { get; private set; }

        public string? SubscriptionVersion { get; private set; }

        public override bool ReadField(string name, FieldReader json)
        {
            switch (name)
            {
                case "message_id":
                    Id = json.Text() ?? "";
                    return true;
                case "message_type":
                    Type = json.Text() ?? "";
                    return true;
                case "message_timestamp":
                    Timestamp = json.Time();
                    return true;
                case "subscription_type":
                    SubscriptionType = json.Text();
                    return true;
                case "subscription_version":
                    SubscriptionVersion = json.Text();
                    return true;
                default:
                    return false;
            }
        }
    }
}
