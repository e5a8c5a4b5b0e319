namespace TwitchHelix;

/// <summary>What a user has granted.</summary>
public sealed class UserGrant
{
    /// <summary>Initializes a grant, for example in a test.</summary>
    /// <param name="token">The user's token.</param>
    public UserGrant(HelixToken token) => Token = token ?? throw new ArgumentNullException(nameof(token));

    /// <summary>The user's token. It isn't stored yet.</summary>
    public HelixToken Token { get; }

    /// <summary>Who the user is, as signed by Twitch. Null if <c>openid</c> wasn't requested, and in the device code grant.</summary>
    public IdToken? IdToken { get; set; }
}
