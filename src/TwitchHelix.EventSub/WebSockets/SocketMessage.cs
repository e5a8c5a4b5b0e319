using System.Net.WebSockets;

namespace TwitchHelix.EventSub.WebSockets;

/// <summary>What a socket has received.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Content">The content of a whole message, until the next one is received.</param>
/// <param name="CloseCode">The code with which the server has closed the connection. Null if it didn't, or gave none.</param>
/// <param name="Exception">The exception that has broken the connection. Null if there is none.</param>
internal readonly record struct SocketMessage(
    SocketMessageKind Kind, ReadOnlyMemory<byte> Content = default, int? CloseCode = null, Exception? Exception = null)
{
    public static SocketMessage Closed(WebSocketCloseStatus? status) => new(SocketMessageKind.End, CloseCode: (int?)status);

    public static SocketMessage Broken(Exception exception) => new(SocketMessageKind.End, Exception: exception);
}
