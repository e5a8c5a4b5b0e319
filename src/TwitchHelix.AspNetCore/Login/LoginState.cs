using Microsoft.AspNetCore.Authentication;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>What a log-in remembers until the browser is back, in the protected state.</summary>
/// <param name="Nonce">The nonce that the ID token must have. Null if none was requested.</param>
/// <param name="UserId">The user of whom more scopes are requested. Null if anybody may log in.</param>
/// <param name="Required">The scopes that are needed. Empty if none are.</param>
/// <param name="IsUnion">Whether it is the second try, for the scopes of the stored token, too.</param>
internal sealed record LoginState(string? Nonce, string? UserId, IReadOnlyList<string> Required, bool IsUnion)
{
    private const string NonceKey = ".twitch.nonce";
    private const string UserKey = ".twitch.user";
    private const string RequiredKey = ".twitch.required";
    private const string UnionKey = ".twitch.union";

    public static void SetNonce(AuthenticationProperties properties, string nonce) => properties.Items[NonceKey] = nonce;

    /// <summary>Remembers that a signed-in user is sent to Twitch for scopes.</summary>
    public static void SetRequired(AuthenticationProperties properties, string userId, IEnumerable<string> required)
    {
        properties.Items[UserKey] = userId;
        properties.Items[RequiredKey] = string.Join(' ', required);
    }

    /// <summary>Remembers that a user who is logging in is sent to Twitch once more, and what the log-in was for.</summary>
    public void SetUnion(AuthenticationProperties properties)
    {
        if (UserId is not null)
            SetRequired(properties, UserId, Required);
        properties.Items[UnionKey] = "";
    }

    /// <summary>Takes it out of the properties, which go into the cookie next.</summary>
    public static LoginState Take(AuthenticationProperties properties)
    {
        var state = new LoginState(
            properties.Items.TryGetValue(NonceKey, out var nonce) ? nonce : null,
            properties.Items.TryGetValue(UserKey, out var userId) ? userId : null,
            properties.Items.TryGetValue(RequiredKey, out var required) ? required?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [] : [],
            properties.Items.ContainsKey(UnionKey));
        properties.Items.Remove(NonceKey);
        properties.Items.Remove(UserKey);
        properties.Items.Remove(RequiredKey);
        properties.Items.Remove(UnionKey);
        return state;
    }
}
