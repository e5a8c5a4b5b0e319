using System.Globalization;

namespace TwitchHelix.Serialization;

/// <summary>Twitch's formats of a time.</summary>
internal static class Timestamp
{
    private const string Go = " UTC";

    /// <summary>RFC 3339 in UTC, with as many digits as the fraction needs.</summary>
    public static string Write(DateTimeOffset time) => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// Reads RFC 3339 with a fraction of up to nine digits, seconds since 1970, and Go's default format (<c>2006-01-02 15:04:05 +0000 UTC</c>). A time without
    /// an offset is in UTC.
    /// </summary>
    public static bool TryRead(string text, out DateTimeOffset time)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return UnixTime.TryRead(seconds, out time);
        var readable = WithoutExcessDigits(text.EndsWith(Go, StringComparison.Ordinal) ? text.Substring(0, text.Length - Go.Length) : text);
        return DateTimeOffset.TryParse(readable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    // .NET reads seven digits, a tenth of a microsecond; Twitch writes up to nine.
    private static string WithoutExcessDigits(string text)
    {
        var point = text.IndexOf('.');
        if (point < 0)
            return text;
        var end = point + 1;
        while (end < text.Length && char.IsDigit(text[end]))
            end++;
        return end - point - 1 <= 7 ? text : text.Remove(point + 8, end - point - 8);
    }
}
