using System.Globalization;

namespace TwitchHelix;

/// <summary>
/// The addresses of pictures that Twitch gives as templates: streams, games and videos. They hold <c>{width}</c> and
/// <c>{height}</c>, or <c>%{width}</c> and <c>%{height}</c>.
/// </summary>
public static class ThumbnailUrl
{
    /// <summary>Puts a size into a template.</summary>
    /// <param name="template">The address as Twitch sent it. One without a place for a size comes back as it is.</param>
    /// <param name="width">The width in pixels, at least 1.</param>
    /// <param name="height">The height in pixels, at least 1.</param>
    /// <returns>The address of the picture in that size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The width or height is less than 1.</exception>
    public static string WithSize(string template, int width, int height)
    {
        if (template is null)
            throw new ArgumentNullException(nameof(template));
        if (width < 1)
            throw new ArgumentOutOfRangeException(nameof(width), width, "A picture is at least one pixel wide.");
        if (height < 1)
            throw new ArgumentOutOfRangeException(nameof(height), height, "A picture is at least one pixel high.");
        return Put(Put(template, "{width}", width), "{height}", height);
    }

    private static string Put(string template, string place, int pixels)
    {
        var text = pixels.ToString(CultureInfo.InvariantCulture);
        return template.Replace("%" + place, text).Replace(place, text);
    }
}
