using System.Globalization;
using Newtonsoft.Json;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>The C# of a value in an example.</summary>
internal sealed class ExampleValue(SpecDocument document)
{
    private const int ShortLine = 80;

    private readonly JsonCode code = new(document);

    /// <summary>The code of an example's value. An object has no type name: <c>new() { … }</c>.</summary>
    /// <param name="value">The value.</param>
    /// <param name="use">The schema, or a reference to it.</param>
    /// <param name="indent">The indent of the line that the value is in.</param>
    public string Value(SpecNode value, SpecNode use, int indent)
    {
        var schema = document.Follow(use);
        return JsonCode.Kind(schema) switch
        {
            "list" => Group("", "[", "]", value.Items.Select(item => Value(item, schema["items"]!.Value, indent + 4)), indent),
            "map" when schema["additionalProperties"] is { } values => Group(
                $"new Dictionary<string, {code.Type(values)}>",
                "{",
                "}",
                value.Entries.Select(entry => $"[{Text(entry.Key.Text!)}] = {Value(entry.Value, values, indent + 4)}"),
                indent),
            "object" => Group(
                "new()",
                "{",
                "}",
                value.Entries.Select(entry =>
                    $"{CSharpNames.Pascal(entry.Key.Text!)} = {Value(entry.Value, schema.At("properties", entry.Key.Text!)!.Value, indent + 4)}"),
                indent),
            "enum" => Enum(use, value.Yaml.ToString()),
            "string" => Text(value.Yaml.ToString()),
            _ when schema["format"]?.Text == "date-time" => Time(value.Yaml.ToString()),
            _ => value.Yaml.ToString(),
        };
    }

    /// <summary>The value of an enum: its member, if it has one.</summary>
    public string Enum(SpecNode use, string value) =>
        (document.Follow(use)["enum"]?.Items ?? []).Any(known => known.Yaml.ToString() == value)
            ? $"{code.Type(use)}.{CSharpNames.EnumMember(document.Follow(use), value)}"
            : $"new({Text(value)})";

    /// <summary>A time in UTC.</summary>
    public static string Time(string text)
    {
        var time = DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUniversalTime();
        var milliseconds = time.Millisecond == 0 ? "" : $", {time.Millisecond}";
        return $"new DateTimeOffset({time.Year}, {time.Month}, {time.Day}, {time.Hour}, {time.Minute}, {time.Second}{milliseconds}, TimeSpan.Zero)";
    }

    /// <summary>A list, or an initializer after <paramref name="type"/>: in one line if that is short.</summary>
    private static string Group(string type, string open, string close, IEnumerable<string> items, int indent)
    {
        var all = items.ToList();
        var (blank, space) = (type.Length == 0 ? "" : " ", type.Length == 0 || all.Count == 0 ? "" : " ");
        var line = $"{type}{blank}{open}{space}{string.Join(", ", all)}{space}{close}";
        return indent > 0 && line.Length <= ShortLine && !line.Contains('\n', StringComparison.Ordinal) ? line
            : $"{type}{(type.Length == 0 ? "" : Line(indent))}{open}{string.Concat(all.Select(item => $"{Line(indent + 4)}{item},"))}{Line(indent)}{close}";
    }

    // C# reads the text of JSON.
    public static string Text(string text) => JsonConvert.ToString(text);

    public static string Line(int indent) => "\n" + new string(' ', indent);
}
