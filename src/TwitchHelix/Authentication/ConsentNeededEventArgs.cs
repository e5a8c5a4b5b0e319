namespace TwitchHelix;

/// <summary>Tells who has to grant access again.</summary>
public sealed class ConsentNeededEventArgs : EventArgs
{
    /// <summary>Makes the arguments, as a test might.</summary>
    /// <param name="token">The token that Twitch no longer renews.</param>
    public ConsentNeededEventArgs(HelixToken token) => Token = token ?? throw new ArgumentNullException(nameof(token));

    /// <summary>The token that Twitch no longer renews, with its user and scopes.</summary>
    public HelixToken Token { get; }
}
