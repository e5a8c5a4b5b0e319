using Newtonsoft.Json;

namespace TwitchHelix.Serialization;

/// <summary>Describes a fault in JSON by its place alone, because the text there may be a secret.</summary>
internal static class JsonFault
{
    /// <summary>The longest path that is quoted, in characters: its names are the server's.</summary>
    public const int LongestPath = 200;

    /// <param name="fault">The fault.</param>
    /// <param name="quote">Prepares a text of the server for a message.</param>
    /// <returns>A blank, then for example <c>at data[0].id, line 1, position 17</c>. The type of the fault if it isn't one of JSON. Empty if the place isn't
    /// known.</returns>
    public static string Place(Exception fault, Func<string, string> quote)
    {
        // The reader of unknown fields wraps exceptions.
        if (fault.GetBaseException() is TooManyTokensException)
            return $" because it has more than {BoundedJsonReader.MostTokens} JSON tokens";
        if (fault is not JsonException)
            return $" because of a fault of type {fault.GetBaseException().GetType().Name}";
        var (path, line, position) = PlaceOf(fault);
        List<string> place = [];
        if (path is { Length: > 0 and <= LongestPath })
            place.Add(quote(path));
        if (line > 0)
            place.Add($"line {line}, position {position}");
        return place.Count == 0 ? "" : " at " + string.Join(", ", place);
    }

    /// <summary>Gets the place of a fault. Null and zeros if it isn't known.</summary>
    public static (string? Path, int Line, int Position) PlaceOf(Exception fault) => fault switch
    {
        JsonReaderException at => (at.Path, at.LineNumber, at.LinePosition),
        JsonSerializationException at => (at.Path, at.LineNumber, at.LinePosition),
        _ => (null, 0, 0),
    };
}
