namespace TwitchHelix.Testing.Described;

/// <summary>A kind of token that an operation takes (<c>app</c>, <c>user</c> or <c>jwt</c>), and the scopes that go with it.</summary>
internal sealed record AcceptedToken(string Kind, IReadOnlyList<string> Scopes);
