using System.Globalization;
using System.Text;

namespace TwitchHelix.Testing.Examples;

/// <summary>Reads and writes the cursors of long lists. A cursor holds the index of its page's first item.</summary>
internal static class PageCursor
{
    private const string Prefix = "item:";

    public static string Write(int start) => Convert.ToBase64String(Encoding.ASCII.GetBytes(Prefix + start.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Reads the index of the page's first item, 0 without a cursor. False if the server didn't issue the cursor.</summary>
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
