namespace TwitchHelix.Authentication.Stores;

/// <summary>A user's token that is stored and can't be read. It can still be replaced and removed.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">The cause. Null if there is none.</param>
/// <param name="stored">A token with the stored one's version, to be replaced or removed. Its texts are no secrets.</param>
internal sealed class UnreadableTokenException(string message, Exception? innerException, HelixToken stored) : HelixException(message, innerException)
{
    public HelixToken Stored { get; } = stored;
}
