using System.Globalization;
using System.Text;

namespace TwitchHelix.Testing.Examples;

/// <summary>The cursors of long lists: each says where its page begins.</summary>
internal static class PageCursor
{
    private const string Prefix = "item:";

    public static string Write(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes(Prefix + start.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Where the page begins: at 0 without a cursor. False if the server never gave that cursor.</summary>
    public static bool TryRead(string? cursor, out int start)
    {
        start = 0;
        if (string.IsNullOrEmpty(cursor))
            return true;
        Span<byte> bytes = stackalloc byte[64];
        return Convert.TryFromBase64String(cursor, bytes, out var count)
            && Encoding.ASCII.GetString(bytes[..count]) is var text
            && text.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out start);
    }
}
