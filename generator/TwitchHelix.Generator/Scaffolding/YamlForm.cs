using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Writes YAML in the form that the specification has: two blanks a level, short lists in one line.</summary>
internal static partial class YamlForm
{
    /// <summary>The width of a line in the specification.</summary>
    private const int Width = 120;

    private static readonly object OneLine = new();

    /// <summary>Marks a mapping that is written in one line, if it fits.</summary>
    public static JObject InOneLine(JObject map)
    {
        map.AddAnnotation(OneLine);
        return map;
    }

    /// <summary>The entries of a mapping, a key or more lines each.</summary>
    public static IEnumerable<string> Entries(JObject map, int indent) => map.Properties().SelectMany(entry => Entry(entry.Name, entry.Value, indent));

    public static IEnumerable<string> Entry(string key, JToken value, int indent)
    {
        var start = $"{Blanks(indent)}{Scalar(key)}:";
        // The scopes of an event are a list of alternatives, each in its line.
        if (IsShort(value) && (key != "scopes" || !value.HasValues) && $"{start} {Flow(value)}" is { Length: <= Width } line)
            return [line];
        return value switch
        {
            JObject map => [start, .. Entries(map, indent + 2)],
            JArray list => [start, .. Items(list, indent + 2)],
            _ => [$"{start} >-", .. Folded((string)value!, indent + 2)],
        };
    }

    /// <summary>The items of a sequence.</summary>
    public static IEnumerable<string> Items(JArray list, int indent) => list.SelectMany(item => item is JObject { HasValues: true } map
        ? Entries(map, indent + 2).Select((line, index) => index == 0 ? $"{Blanks(indent)}- {line[(indent + 2)..]}" : line)
        : [$"{Blanks(indent)}- {Flow(item)}"]);

    /// <summary>A value in one line.</summary>
    public static string Flow(JToken value) => value switch
    {
        JObject { HasValues: true } map => $"{{ {string.Join(", ", map.Properties().Select(entry => $"{Inner(entry.Name)}: {Inner(entry.Value)}"))} }}",
        JObject => "{}",
        JArray list => $"[{string.Join(", ", list.Select(Inner))}]",
        _ => Scalar(value),
    };

    private static string Inner(JToken value) => value is JValue { Type: JTokenType.String } text && InnerSign().IsMatch((string)text!)
        ? Quoted((string)text!)
        : Flow(value);

    private static string Scalar(JToken value) => value.Type switch
    {
        JTokenType.Null => "null",
        JTokenType.Boolean => (bool)value ? "true" : "false",
        JTokenType.Integer or JTokenType.Float => ((IFormattable)((JValue)value).Value!).ToString(null, CultureInfo.InvariantCulture),
        _ => IsPlain((string)value!) ? (string)value! : Quoted((string)value!),
    };

    /// <summary>Whether a text needs no quotes, also for readers of older versions of YAML.</summary>
    private static bool IsPlain(string text) =>
        Plain().IsMatch(text) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal) && !Word().IsMatch(text)
        && !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static string Quoted(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    private static bool IsShort(JToken value) => value switch
    {
        JValue => true,
        JArray list => list.All(item => item is JValue),
        _ => !value.HasValues || value.Annotation<object>() == OneLine,
    };

    private static IEnumerable<string> Folded(string text, int indent)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && indent + line.Length + 1 + word.Length > Width)
            {
                yield return Blanks(indent) + line;
                line = "";
            }
            line += line.Length == 0 ? word : " " + word;
        }
        yield return Blanks(indent) + line;
    }

    private static string Blanks(int count) => new(' ', count);

    [GeneratedRegex(@"^([A-Za-z/$]|\.\./|\./)([^\p{C}]*[^\p{C}\s:])?\z")]
    private static partial Regex Plain();

    // An address needs no quotes, but has them in the specification.
    [GeneratedRegex(@"[,\[\]{}]|://")]
    private static partial Regex InnerSign();

    [GeneratedRegex(@"^(true|false|null|yes|no|on|off|y|n)\z", RegexOptions.IgnoreCase)]
    private static partial Regex Word();
}
