namespace TwitchHelix;

/// <summary>Says which user has to grant access again.</summary>
public sealed class ConsentNeededEventArgs : EventArgs
{
    /// <summary>Creates the arguments, for tests.</summary>
    /// <param name="token">The token that Twitch no longer renews.</param>
    public ConsentNeededEventArgs(HelixToken token) => Token = token ?? throw new ArgumentNullException(nameof(token));

    /// <summary>The token that Twitch no longer renews, with its user and scopes.</summary>
    public HelixToken Token { get; }
}
