using Newtonsoft.Json;

namespace TwitchHelix;

// Handwritten, because OpenAPI has no format for a video's duration, and no other value uses it.
public sealed partial class Video
{
    /// <summary><see cref="Duration"/> as a time span. Null if it is not in Twitch's format, as in <c>3h8m33s</c>.</summary>
    [JsonIgnore]
    public TimeSpan? Length => ReadSpan(Duration);

    private static TimeSpan? ReadSpan(string text)
    {
        long seconds = 0, number = -1;
        foreach (var letter in text)
        {
            if (letter is >= '0' and <= '9' && number < int.MaxValue)
            {
                number = (Math.Max(number, 0) * 10) + (letter - '0');
                continue;
            }
            var unit = letter switch { 'd' => 86400, 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
            if (unit == 0 || number < 0)
                return null;
            seconds += number * unit;
            if (seconds > TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond)
                return null;
            number = -1;
        }
        return text.Length == 0 || number >= 0 ? null : TimeSpan.FromSeconds(seconds);
    }
}
