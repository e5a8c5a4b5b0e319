using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace TwitchHelix.Tests.Authentication;

/// <summary>Writes JWTs without a library, valid and invalid ones.</summary>
internal static class Jwt
{
    public static string Hs256(string payload, byte[] key, string header = """{"alg":"HS256","typ":"JWT"}""") =>
        Sign(header, payload, data => HMACSHA256.HashData(key, data));

    public static string Rs256(string payload, RSA key, string keyId, string algorithm = "RS256") =>
        Sign(
            $$"""{"alg":"{{algorithm}}","typ":"JWT","kid":"{{keyId}}"}""",
            payload,
            data => key.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));

    public static string Unsigned(string payload) => Sign("""{"alg":"none","typ":"JWT"}""", payload, static _ => []);

    private static string Sign(string header, string payload, Func<byte[], byte[]> sign)
    {
        var data = $"{Encode(header)}.{Encode(payload)}";
        return $"{data}.{Base64Url.EncodeToString(sign(Encoding.ASCII.GetBytes(data)))}";
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
