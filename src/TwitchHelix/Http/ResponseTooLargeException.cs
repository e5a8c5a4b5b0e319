namespace TwitchHelix.Http;

/// <summary>An answer's body is larger than allowed.</summary>
internal sealed class ResponseTooLargeException(long limit) : IOException($"a body of more than {limit} bytes (HelixOptions.MaxResponseSize).");
