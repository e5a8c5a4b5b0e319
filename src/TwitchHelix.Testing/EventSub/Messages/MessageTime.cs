using System.Globalization;

namespace TwitchHelix.Testing.EventSub.Messages;

/// <summary>The times of messages: RFC 3339 with nanoseconds, of which the last two are zero, because .NET has no more.</summary>
internal static class MessageTime
{
    /// <summary>The length of each.</summary>
    public const int Length = 30;

    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'";

    public static string Write(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    public static void Write(DateTimeOffset time, Span<byte> text)
    {
        time.UtcDateTime.TryFormat(text, out _, "O", CultureInfo.InvariantCulture);
        "00Z"u8.CopyTo(text[27..]);
    }
}
