using Microsoft.AspNetCore.Authorization;

namespace TwitchHelix.AspNetCore.Scopes;

/// <summary>The user must have granted scopes.</summary>
/// <param name="Scopes">The scopes.</param>
internal sealed record TwitchScopesRequirement(IReadOnlyList<string> Scopes) : IAuthorizationRequirement
{
    public override string ToString() => $"Scopes of Twitch: {string.Join(", ", Scopes)}";
}
