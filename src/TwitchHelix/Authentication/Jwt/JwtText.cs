using Microsoft.IdentityModel.Tokens;

namespace TwitchHelix.Authentication.Jwt;

/// <summary>Reads the base64url that a JWT's parts and keys are written in (RFC 7515, 2).</summary>
internal static class JwtText
{
    /// <returns>The bytes. Null if the text isn't base64url without padding.</returns>
    public static byte[]? Decode(string text) =>
        text.Length == 0 ? []
        : text.Length % 4 != 1 && text.All(IsBase64Url) ? Base64UrlEncoder.DecodeBytes(text)
        : null;

    private static bool IsBase64Url(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
