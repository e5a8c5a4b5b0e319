using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Tells a fault in JSON by its place alone: what stands there may be a secret.</summary>
internal static class JsonFault
{
    /// <summary>As much as is told of a path, in characters; its names are the server's.</summary>
    private const int LongestPath = 200;

    /// <returns>For example <c>at data[0].id, line 1, position 17</c>. Empty if the place isn't known.</returns>
    public static string Place(JsonException fault)
    {
        var (path, line, position) = fault switch
        {
            JsonReaderException at => (at.Path, at.LineNumber, at.LinePosition),
            JsonSerializationException at => (at.Path, at.LineNumber, at.LinePosition),
            _ => (null, 0, 0),
        };
        List<string> place = [];
        if (path is { Length: > 0 and <= LongestPath } && !path.Any(char.IsControl))
            place.Add(path);
        if (line > 0)
            place.Add($"line {line}, position {position}");
        return place.Count == 0 ? "" : "at " + string.Join(", ", place);
    }
}
