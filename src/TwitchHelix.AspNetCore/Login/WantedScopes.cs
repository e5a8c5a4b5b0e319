namespace TwitchHelix.AspNetCore.Login;

/// <summary>A feature of a request: the scopes that its endpoint needs, for which the log-in asks with its own.</summary>
/// <param name="Scopes">The scopes.</param>
internal sealed record WantedScopes(IReadOnlyList<string> Scopes);
