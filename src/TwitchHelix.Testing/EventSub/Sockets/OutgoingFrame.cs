namespace TwitchHelix.Testing.EventSub.Sockets;

/// <summary>Something for a WebSocket to do after what it was told before.</summary>
internal readonly record struct OutgoingFrame(FrameKind Kind, ReadOnlyMemory<byte> Bytes = default, int CloseCode = 0, Delivery? Delivery = null);

/// <summary>What a frame is.</summary>
internal enum FrameKind
{
    /// <summary>A message of text.</summary>
    Text,

    /// <summary>A message of bytes.</summary>
    Binary,

    /// <summary>Half of a message, after which the connection is cut.</summary>
    Cut,

    /// <summary>Nothing, from then on.</summary>
    Silence,

    /// <summary>The end, with a code.</summary>
    Close,
}
