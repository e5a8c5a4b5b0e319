namespace TwitchHelix.EventSub.WebSockets;

/// <summary>A server doesn't open WebSockets at its address. Trying again doesn't help.</summary>
internal sealed class SocketRefusedException(string message, Exception innerException) : HelixException(message, innerException);
