using System.Globalization;

namespace TwitchHelix;

/// <summary>
/// Fills in the image URLs that Twitch sends as templates for streams, games and videos. A template contains <c>{width}</c> and
/// <c>{height}</c>, or <c>%{width}</c> and <c>%{height}</c>.
/// </summary>
public static class ThumbnailUrl
{
    /// <summary>Puts a size into a template.</summary>
    /// <param name="template">The URL as Twitch sent it. A URL without placeholders is returned unchanged.</param>
    /// <param name="width">The width in pixels, at least 1.</param>
    /// <param name="height">The height in pixels, at least 1.</param>
    /// <returns>The URL of the image in this size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width or height is less than 1.</exception>
    public static string WithSize(string template, int width, int height)
    {
        if (template is null)
            throw new ArgumentNullException(nameof(template));
        if (width < 1)
            throw new ArgumentOutOfRangeException(nameof(width), width, "The width must be at least 1 pixel.");
        if (height < 1)
            throw new ArgumentOutOfRangeException(nameof(height), height, "The height must be at least 1 pixel.");
        return Put(Put(template, "{width}", width), "{height}", height);
    }

    private static string Put(string template, string place, int pixels)
    {
        var text = pixels.ToString(CultureInfo.InvariantCulture);
        return template.Replace("%" + place, text).Replace(place, text);
    }
}
