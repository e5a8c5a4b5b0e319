namespace TwitchHelix.Testing.Described;

/// <summary>A kind of token that an operation accepts (<c>app</c>, <c>user</c> or <c>jwt</c>), and the scopes that the token needs.</summary>
internal sealed record AcceptedToken(string Kind, IReadOnlyList<string> Scopes);
