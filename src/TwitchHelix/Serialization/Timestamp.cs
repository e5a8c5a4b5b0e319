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
        if (TryReadUsual(text, out time))
            return true;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            return UnixTime.TryRead(seconds, out time);
        var readable = WithoutExcessDigits(text.EndsWith(Go, StringComparison.Ordinal) ? text.Substring(0, text.Length - Go.Length) : text);
        return DateTimeOffset.TryParse(readable, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);
    }

    /// <summary>Reads the format of nearly all times, RFC 3339 in UTC and whole seconds, in a tenth of the time that .NET takes for any format.</summary>
    private static bool TryReadUsual(string text, out DateTimeOffset time)
    {
        time = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, 'Z'])
            return false;
        // A text that isn't two digits is a negative number.
        var (century, year, month, day) = (TwoDigits(text, 0), TwoDigits(text, 2), TwoDigits(text, 5), TwoDigits(text, 8));
        var (hour, minute, second) = (TwoDigits(text, 11), TwoDigits(text, 14), TwoDigits(text, 17));
        if ((century | year | hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 59)
            return false;
        year += century * 100;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return false;
        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static int TwoDigits(string text, int at)
    {
        var (tens, ones) = (text[at] - '0', text[at + 1] - '0');
        return tens is >= 0 and <= 9 && ones is >= 0 and <= 9 ? (tens * 10) + ones : -1;
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
