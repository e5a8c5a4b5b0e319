namespace TwitchHelix.AspNetCore.Login;

/// <summary>An authentication scheme that <c>AddTwitch</c> added.</summary>
/// <param name="Name">The name.</param>
internal sealed record TwitchScheme(string Name);
