namespace TwitchHelix.Authentication.Stores;

/// <summary>Ends a listing that was whole, except for tokens that can't be read.</summary>
/// <param name="message">What is wrong, and what to do.</param>
/// <param name="innerException">The cause. Null if there is none.</param>
/// <param name="count">The number of such tokens.</param>
internal sealed class UnreadableTokensException(string message, Exception? innerException, int count) : HelixException(message, innerException)
{
    public int Count { get; } = count;
}
