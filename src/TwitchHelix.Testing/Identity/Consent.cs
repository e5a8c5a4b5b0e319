using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Identity;

/// <summary>What a user granted.</summary>
/// <param name="User">Who granted it.</param>
/// <param name="Scopes">The scopes, without <c>openid</c> if it was not asked for.</param>
/// <param name="Nonce">To be repeated in the ID token; null if none was given.</param>
/// <param name="Claims">The claims asked for beside the default ones; null if none were.</param>
internal sealed record Consent(HelixTestUser User, IReadOnlyList<string> Scopes, string? Nonce = null, JObject? Claims = null)
{
    public bool IsOpenId => Scopes.Contains(OpenIdConnect.Scope);
}
