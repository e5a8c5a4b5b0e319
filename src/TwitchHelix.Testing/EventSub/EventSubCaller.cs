using TwitchHelix.Testing.EventSub.State;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing.EventSub;

/// <summary>Who calls an operation of EventSub.</summary>
/// <param name="ClientId">The client ID.</param>
/// <param name="UserId">The user's ID. The token if the server doesn't know it. Null for an app token.</param>
/// <param name="Consent">What the user has granted. Null for other tokens.</param>
/// <param name="IsKnown">Whether the server issued the token. An unknown one is taken for both, a user's and an application's.</param>
internal sealed record EventSubCaller(string ClientId, string? UserId, Consent? Consent, bool IsKnown)
{
    /// <summary>Whether the token is a user's, as far as the server knows.</summary>
    public bool IsUser => IsKnown && UserId is not null;

    public bool IsApp => IsKnown && UserId is null;

    public Owner AsUser() => new(ClientId, UserId);

    public Owner AsApp() => new(ClientId, null);

    /// <summary>Whether the token shows and deletes the subscriptions of an owner.</summary>
    public bool Owns(Owner owner) => owner.ClientId == ClientId && (owner.UserId == UserId || (!IsKnown && owner.UserId is null));
}
