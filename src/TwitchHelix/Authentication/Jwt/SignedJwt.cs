using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json;
using TwitchHelix.Serialization;

namespace TwitchHelix.Authentication.Jwt;

/// <summary>A JWT that is believed only after its signature and its times were checked. What is wrong is told without quoting it.</summary>
internal sealed class SignedJwt
{
    private static readonly JsonWebTokenHandler Handler = new();
    private readonly JsonWebToken jwt;
    private readonly string name;
    private readonly string algorithm;

    private SignedJwt(JsonWebToken jwt, string name, string algorithm)
    {
        this.jwt = jwt;
        this.name = name;
        this.algorithm = algorithm;
    }

    /// <summary>The ID of the key that it says it was signed with. Empty if it names none. It is not checked yet.</summary>
    public string KeyId => jwt.Kid ?? "";

    /// <param name="name">What it is called in an exception.</param>
    /// <param name="text">The JWT.</param>
    /// <param name="algorithm">The only algorithm that is taken.</param>
    /// <exception cref="HelixAuthorizationException">The text is no JWT, or signed otherwise.</exception>
    public static SignedJwt Parse(string name, string text, string algorithm)
    {
        if (!Handler.CanReadToken(text))
            throw Refused(name, "it is not a JWT");
        try
        {
            var jwt = new JsonWebToken(text);
            return jwt.Alg == algorithm ? new SignedJwt(jwt, name, algorithm) : throw Refused(name, $"it is not signed with {algorithm}");
        }
        catch (ArgumentException)
        {
            throw Refused(name, "it is damaged");
        }
    }

    /// <summary>Checks the signature and the times, and what else the parameters say.</summary>
    /// <exception cref="HelixAuthorizationException">It is not to be believed.</exception>
    public async Task<T> VerifyAsync<T>(TokenValidationParameters parameters, TimeProvider timeProvider, TimeSpan clockSkew)
        where T : JwtPayload
    {
        parameters.ValidAlgorithms = [algorithm];
        // The times are checked below, with a clock that can be set.
        parameters.LifetimeValidator = static (_, _, _, _) => true;
        var result = await Handler.ValidateTokenAsync(jwt, parameters).ConfigureAwait(false);
        if (!result.IsValid)
            throw Refused(name, result.Exception switch
            {
                SecurityTokenInvalidIssuerException => "somebody else issued it",
                SecurityTokenInvalidAudienceException => "it is for another application",
                _ => "its signature is wrong",
            });
        var payload = ReadPayload<T>();
        var now = timeProvider.GetUtcNow();
        return payload.ExpiresAt is not { } end ? throw Refused(name, "it has no end (exp)")
            : now - clockSkew >= end ? throw Refused(name, "it has expired")
            : payload.NotBefore is { } begin && now + clockSkew < begin ? throw Refused(name, "it is not valid yet")
            : payload;
    }

    public static HelixAuthorizationException Refused(string name, string why) => new($"{name} is refused: {why}.");

    private T ReadPayload<T>()
        where T : JwtPayload
    {
        try
        {
            using var stream = new MemoryStream(Base64UrlEncoder.DecodeBytes(jwt.EncodedPayload));
            return HelixJson.Read<T>(stream) ?? throw Refused(name, "it is empty");
        }
        catch (JsonException)
        {
            throw Refused(name, "what it says can't be read");
        }
    }
}
