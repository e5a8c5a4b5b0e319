using Newtonsoft.Json;

namespace TwitchHelix;

// By hand, because no other time is written like a video's, which OpenAPI has no format for.
public sealed partial class Video
{
    /// <summary><see cref="Duration"/> as a span of time. Null if it is not in the form that Twitch uses, as in <c>3h8m33s</c>.</summary>
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
            number = -1;
        }
        return text.Length == 0 || number >= 0 ? null : TimeSpan.FromSeconds(seconds);
    }
}
