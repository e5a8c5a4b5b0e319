using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TwitchHelix.Testing.Api;

/// <summary>Verifies the JSON Web Tokens that an Extension signs with its secret.</summary>
internal sealed class ExtensionTokenVerifier(string secret, TimeProvider timeProvider)
{
    private readonly JsonWebTokenHandler handler = new();
    private readonly TokenValidationParameters parameters = new()
    {
        IssuerSigningKey = new SymmetricSecurityKey(Convert.FromBase64String(secret)),
        ValidAlgorithms = [SecurityAlgorithms.HmacSha256],
        ValidateAudience = false,
        ValidateIssuer = false,
        LifetimeValidator = (_, expires, _, _) => expires > timeProvider.GetUtcNow().UtcDateTime,
    };

    public bool IsGood(string token)
    {
        // The key is at hand, so the task completes synchronously.
        var result = handler.ValidateTokenAsync(token, parameters).GetAwaiter().GetResult();
        return result.IsValid && result.Claims.TryGetValue("role", out var role) && role is "external";
    }
}
