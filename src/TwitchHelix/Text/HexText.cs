using System.Globalization;

namespace TwitchHelix.Text;

/// <summary>Bytes as lower-case hexadecimal digits.</summary>
internal static class HexText
{
    public static string Of(byte[] bytes) => string.Concat(bytes.Select(value => value.ToString("x2", CultureInfo.InvariantCulture)));
}
