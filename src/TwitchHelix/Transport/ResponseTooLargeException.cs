namespace TwitchHelix.Transport;

/// <summary>The body of a success is larger than allowed.</summary>
internal sealed class ResponseTooLargeException : IOException;
