using Microsoft.IdentityModel.Tokens;

namespace TwitchHelix.Authentication.Jwt;

/// <summary>Reads base64url, the format of a JWT's parts and of keys (RFC 7515, 2).</summary>
internal static class JwtText
{
    /// <returns>The bytes. Null if the text isn't base64url without padding.</returns>
    public static byte[]? Decode(string text)
    {
        if (text.Length == 0)
            return [];
        if (!text.All(IsBase64Url))
            return null;
        try
        {
            return Base64UrlEncoder.DecodeBytes(text);
        }
        catch (FormatException)
        {
            // A length that no bytes have, or bits behind the last byte.
            return null;
        }
    }

    private static bool IsBase64Url(char letter) => letter is (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_';
}
