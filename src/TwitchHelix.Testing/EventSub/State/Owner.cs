namespace TwitchHelix.Testing.EventSub.State;

/// <summary>Whose something is: an application's, or a user's of an application.</summary>
/// <param name="ClientId">The client ID.</param>
/// <param name="UserId">The user's ID, or the token of a user whom the server doesn't know. Null for the application itself.</param>
internal readonly record struct Owner(string ClientId, string? UserId);
