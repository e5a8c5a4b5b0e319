using System.Buffers.Text;
using System.Net.WebSockets;
using System.Text;

namespace TwitchHelix.CallCosts.Server;

/// <summary>Chat messages without end, each with its own ID.</summary>
internal static class Events
{
    private const string Number = "000000000000";

    private static readonly byte[] Welcome = """
        {"metadata":{"message_id":"welcome","message_type":"session_welcome","message_timestamp":"2026-11-16T10:11:12.634234626Z"},
        "payload":{"session":{"id":"the-session","status":"connected","connected_at":"2026-11-16T10:11:12.634234626Z",
        "keepalive_timeout_seconds":10,"reconnect_url":null}}}
        """u8.ToArray();

    private static readonly byte[] Message = Encoding.UTF8.GetBytes($$"""
        {"metadata":{"message_id":"befa7b53-d79d-478f-86b9-{{Number}}","message_type":"notification","message_timestamp":"2026-11-16T10:11:12.464757833Z",
        "subscription_type":"channel.chat.message","subscription_version":"1"},
        "payload":{"subscription":{"id":"f1c2a387-161a-49f9-a165-0f21d7a4e1c4","status":"enabled","type":"channel.chat.message","version":"1","cost":0,
        "condition":{"broadcaster_user_id":"141981764","user_id":"141981764"},"transport":{"method":"websocket","session_id":"the-session"},
        "created_at":"2026-11-16T10:11:12.464757833Z"},
        "event":{"broadcaster_user_id":"141981764","broadcaster_user_login":"twitchdev","broadcaster_user_name":"TwitchDev","chatter_user_id":"40010002",
        "chatter_user_login":"quietfox","chatter_user_name":"QuietFox","message_id":"cc106a89-1814-919d-454c-f4f2f970aae7",
        "message":{"text":"Mind the LanternGlow","fragments":[{"type":"text","text":"Mind the ","cheermote":null,"emote":null,"mention":null},
        {"type":"emote","text":"LanternGlow","cheermote":null,
        "emote":{"id":"196001","emote_set_id":"0","owner_id":"40010001","format":["static","animated"]},"mention":null}]},
        "color":"#00FF7F","badges":[{"set_id":"moderator","id":"1","info":""},{"set_id":"subscriber","id":"12","info":"16"}],"message_type":"text",
        "cheer":null,"reply":null,"channel_points_custom_reward_id":null,"channel_points_animation_id":null,"source_broadcaster_user_id":null,
        "source_broadcaster_user_login":null,"source_broadcaster_user_name":null,"source_message_id":null,"source_badges":null,"is_source_only":null} } }
        """);

    private static readonly int NumberAt = Message.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Number));

    public static async Task SendAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var message = Message.ToArray();
        try
        {
            await socket.SendAsync(Welcome, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            for (long number = 1; ; number++)
            {
                Utf8Formatter.TryFormat(number, message.AsSpan(NumberAt, Number.Length), out _, new('D', (byte)Number.Length));
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or IOException)
        {
            // The client has gone.
        }
    }
}
