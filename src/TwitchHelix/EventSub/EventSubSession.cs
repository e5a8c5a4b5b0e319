using TwitchHelix.Serialization;

namespace TwitchHelix.EventSub;

/// <summary>What a message tells of a WebSocket's session.</summary>
internal sealed class EventSubSession : EventSubContent
{
    public string Id { get; private set; } = "";

    public TimeSpan? KeepaliveTimeout { get; private set; }

    public string? ReconnectUrl { get; private set; }

    public override bool ReadField(string name, FieldReader json)
    {
        switch (name)
        {
            case "id":
                Id = json.Text() ?? "";
                return true;
            case "keepalive_timeout_seconds":
                KeepaliveTimeout = json.Int32() is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
                return true;
            case "reconnect_url":
                ReconnectUrl = json.Text();
                return true;
            default:
                return false;
        }
    }
}
