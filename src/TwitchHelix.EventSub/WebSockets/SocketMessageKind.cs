namespace TwitchHelix.EventSub.WebSockets;

/// <summary>The kinds of what a socket receives.</summary>
internal enum SocketMessageKind
{
    /// <summary>A text.</summary>
    Text,

    /// <summary>Bytes, which Twitch doesn't send.</summary>
    Binary,

    /// <summary>A message that was too large, and has been skipped.</summary>
    TooLarge,

    /// <summary>The end of the connection.</summary>
    End,
}
