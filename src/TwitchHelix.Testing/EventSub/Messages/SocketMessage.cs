using System.Buffers.Text;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.EventSub.Messages;

/// <summary>Writes the messages of a WebSocket.</summary>
internal static class SocketMessage
{
    public const string Notification = "notification";
    public const string Revocation = "revocation";

    private const int IdLength = 36;
    private static readonly byte[] KeepaliveEnd = """},"payload":{}}"""u8.ToArray();

    public static byte[] Welcome(DateTimeOffset now, string sessionId, DateTimeOffset connectedAt, int keepaliveSeconds) =>
        Session("session_welcome", "connected", now, sessionId, connectedAt, keepaliveSeconds, reconnectUrl: null);

    public static byte[] Reconnect(DateTimeOffset now, string sessionId, DateTimeOffset connectedAt, string reconnectUrl) =>
        Session("session_reconnect", "reconnecting", now, sessionId, connectedAt, keepaliveSeconds: null, reconnectUrl);

    public static byte[] Keepalive(DateTimeOffset now) => Write(Guid.NewGuid(), "session_keepalive", now, KeepaliveEnd, [], []);

    /// <summary>Writes a message: its head, and the part after the time, in up to three pieces.</summary>
    /// <param name="id">The message's ID.</param>
    /// <param name="type">The message's type.</param>
    /// <param name="now">The time.</param>
    /// <param name="rest">The JSON after the time.</param>
    /// <param name="content">The JSON after that.</param>
    /// <param name="end">The JSON after that.</param>
    public static byte[] Write(Guid id, string type, DateTimeOffset now, ReadOnlySpan<byte> rest, ReadOnlySpan<byte> content, ReadOnlySpan<byte> end)
    {
        var beforeId = "{\"metadata\":{\"message_id\":\""u8;
        var beforeType = "\",\"message_type\":\""u8;
        var beforeTime = "\",\"message_timestamp\":\""u8;
        var message = new byte[beforeId.Length + IdLength + beforeType.Length + type.Length + beforeTime.Length + MessageTime.Length + 1
            + rest.Length + content.Length + end.Length];
        var left = message.AsSpan();
        Put(beforeId, ref left);
        Utf8Formatter.TryFormat(id, left, out var written);
        left = left[written..];
        Put(beforeType, ref left);
        left = left[Encoding.ASCII.GetBytes(type, left)..];
        Put(beforeTime, ref left);
        MessageTime.Write(now, left);
        left = left[MessageTime.Length..];
        Put("\""u8, ref left);
        Put(rest, ref left);
        Put(content, ref left);
        end.CopyTo(left);
        return message;
    }

    private static void Put(ReadOnlySpan<byte> piece, ref Span<byte> left)
    {
        piece.CopyTo(left);
        left = left[piece.Length..];
    }

    private static byte[] Session(
        string type, string status, DateTimeOffset now, string id, DateTimeOffset connectedAt, int? keepaliveSeconds, string? reconnectUrl)
    {
        var payload = new JObject
        {
            ["session"] = new JObject
            {
                ["id"] = id,
                ["status"] = status,
                ["connected_at"] = MessageTime.Write(connectedAt),
                ["keepalive_timeout_seconds"] = keepaliveSeconds,
                ["reconnect_url"] = reconnectUrl,
                ["recovery_url"] = null,
            },
        };
        return Write(Guid.NewGuid(), type, now, """},"payload":"""u8, Encoding.UTF8.GetBytes(payload.ToString(Formatting.None)), "}"u8);
    }
}
