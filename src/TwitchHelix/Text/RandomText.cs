using System.Security.Cryptography;

namespace TwitchHelix.Text;

/// <summary>Text that nobody guesses.</summary>
internal static class RandomText
{
    /// <summary>256 bits, in 64 hexadecimal digits.</summary>
    public static string Create()
    {
        var bytes = new byte[32];
        using var random = RandomNumberGenerator.Create();
        random.GetBytes(bytes);
        return HexText.Of(bytes);
    }
}
