using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace TwitchHelix.Authentication.Jwt;

/// <summary>A signed JWT (RFC 7519) of which nothing is trusted until <see cref="CheckSignature"/> returns. No exception quotes it.</summary>
internal sealed class SignedJwt
{
    /// <summary>The longest JWT that is read, in characters. Those of Twitch have about a thousand.</summary>
    private const int LongestJwt = 16 * 1024;

    private readonly string name;
    private readonly string algorithm;
    private readonly string signed;
    private readonly byte[] signature;

    private SignedJwt(string name, string algorithm, string signed, byte[] signature, JwtClaims header, JwtClaims claims)
    {
        this.name = name;
        this.algorithm = algorithm;
        this.signed = signed;
        this.signature = signature;
        KeyId = header.Text("kid") ?? "";
        Claims = claims;
    }

    /// <summary>The ID of the key that the JWT says it was signed with. Empty if it names none.</summary>
    public string KeyId { get; }

    public JwtClaims Claims { get; }

    /// <param name="name">What the JWT is called in an exception.</param>
    /// <param name="text">The JWT.</param>
    /// <param name="algorithm">The only algorithm that is accepted.</param>
    /// <exception cref="HelixAuthorizationException">The text isn't a JWT, or it is signed otherwise.</exception>
    public static SignedJwt Parse(string name, string text, string algorithm)
    {
        if (text.Length > LongestJwt)
            throw JwtFault.Refused(name, $"it has more than {LongestJwt} characters");
        var parts = text.Split('.');
        if (parts.Length != 3)
            throw JwtFault.Refused(name, "it is not a JWT");
        if (Open(parts[0]) is not { } header || Open(parts[1]) is not { } claims || JwtText.Decode(parts[2]) is not { } signature)
            throw JwtFault.Refused(name, "it is damaged");
        if (header.Text("alg") != algorithm)
            throw JwtFault.Refused(name, $"it is not signed with {algorithm}");
        // An extension that may not be ignored: this library knows none (RFC 7515, 4.1.11).
        if (header.Has("crit"))
            throw JwtFault.Refused(name, "it has a critical extension (crit)");
        return new SignedJwt(name, algorithm, $"{parts[0]}.{parts[1]}", signature, header, claims);

        JwtClaims? Open(string part) => JwtText.Decode(part) is { } json ? JwtClaims.Read(name, json) : null;
    }

    /// <summary>Checks that the JWT is valid at this time.</summary>
    /// <returns>When it expires.</returns>
    /// <exception cref="HelixAuthorizationException">It has expired, is not valid yet, or doesn't say when it expires.</exception>
    public DateTimeOffset CheckTimes(DateTimeOffset now, TimeSpan clockSkew)
    {
        var end = Claims.Time("exp") ?? throw JwtFault.Refused(name, "it has no end (exp)");
        if (now - end >= clockSkew)
            throw JwtFault.Refused(name, "it has expired");
        if (Claims.Time("nbf") is { } begin && begin - now > clockSkew)
            throw JwtFault.Refused(name, "it is not valid yet");
        return end;
    }

    /// <exception cref="HelixAuthorizationException">The signature isn't one of this key.</exception>
    public void CheckSignature(SecurityKey key)
    {
        if (signature.Length == 0 || !IsSignedWith(key))
            throw JwtFault.Refused(name, "its signature is wrong");
    }

    private bool IsSignedWith(SecurityKey key)
    {
        try
        {
            var provider = key.CryptoProviderFactory.CreateForVerifying(key, algorithm);
            try
            {
                return provider.Verify(Encoding.ASCII.GetBytes(signed), signature);
            }
            finally
            {
                key.CryptoProviderFactory.ReleaseSignatureProvider(provider);
            }
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
