namespace TwitchHelix.EventSub.Conduits;

/// <summary>There is no conduit that can be used. Trying again soon doesn't help.</summary>
internal sealed class ConduitUnusableException(string message, Exception? innerException = null) : HelixException(message, innerException);
