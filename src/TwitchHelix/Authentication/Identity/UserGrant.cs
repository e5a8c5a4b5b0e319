namespace TwitchHelix;

/// <summary>What a user has granted.</summary>
public sealed class UserGrant
{
    /// <summary>Makes the answer, as a test's stand-in might.</summary>
    /// <param name="token">The user's token.</param>
    public UserGrant(HelixToken token) => Token = token ?? throw new ArgumentNullException(nameof(token));

    /// <summary>The user's token. Nothing has stored it yet.</summary>
    public HelixToken Token { get; }

    /// <summary>Who the user is, as Twitch has signed it. Null if <c>openid</c> was not asked for.</summary>
    public IdToken? IdToken { get; set; }
}
