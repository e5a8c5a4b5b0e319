using Newtonsoft.Json.Linq;

namespace TwitchHelix.Testing.Identity;

/// <summary>A user's grant.</summary>
/// <param name="User">The user who granted it.</param>
/// <param name="Scopes">The granted scopes. They include <c>openid</c> only if it was requested.</param>
/// <param name="Nonce">The nonce, which the ID token repeats. Null for none.</param>
/// <param name="Claims">The requested claims beside the default ones. Null for none.</param>
internal sealed record Consent(HelixTestUser User, IReadOnlyList<string> Scopes, string? Nonce = null, JObject? Claims = null)
{
    public bool IsOpenId => Scopes.Contains(OpenIdConnect.Scope);
}
