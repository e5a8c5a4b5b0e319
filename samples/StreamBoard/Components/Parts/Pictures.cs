using System.Text.RegularExpressions;
using TwitchHelix;

namespace StreamBoard.Components.Parts;

internal static partial class Pictures
{
    public static string Thumbnail(string template) => ThumbnailUrl.WithSize(template, 440, 248);

    /// <summary>Makes the small box art of a search result three times as large.</summary>
    public static string BoxArt(string url) => Size.Replace(url, "-156x216.");

    [GeneratedRegex(@"-\d+x\d+\.")]
    private static partial Regex Size { get; }
}
