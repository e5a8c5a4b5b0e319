namespace TwitchHelix;

/// <summary>
/// Tells on whose behalf the code that runs now calls Twitch, such as the signed-in user of an HTTP request. Register it with
/// <see cref="TwitchHelixBuilder.AddCurrentUser"/>; the package TwitchHelix.AspNetCore has one in <c>AddWebDefaults()</c>.
/// <para>
/// While there is a current user, a call without <see cref="IHelixClient.ForUser"/> and <see cref="IHelixClient.ForApp"/> acts as this user. If the operation
/// takes user tokens, it goes with the current user's stored token or fails as with <see cref="IHelixClient.ForUser"/>, whatever user its parameters name. An
/// operation that takes no user token goes with the app token or JWT as it always does.
/// </para>
/// </summary>
public interface IHelixCurrentUser
{
    /// <summary>
    /// The ID of the current user, which has digits only. Null or empty if the code runs for nobody, as in a background service. It is read on any thread,
    /// once for each call, when the call begins. It returns at once and throws no exception.
    /// </summary>
    string? UserId { get; }
}
