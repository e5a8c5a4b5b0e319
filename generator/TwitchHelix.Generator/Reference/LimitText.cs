using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes what a value must be.</summary>
internal static class LimitText
{
    /// <summary>The limits of a parameter or property: <c>required; 1 to 20; default 20</c>.</summary>
    public static string Of(SpecNode schema, bool isRequired)
    {
        string?[] parts =
        [
            isRequired ? "required" : null,
            Range(schema["minimum"]?.Text, schema["maximum"]?.Text, ""),
            Range(schema["minItems"]?.Text, schema["maxItems"]?.Text, " items"),
            Range(schema["minLength"]?.Text, schema["maxLength"]?.Text, " characters"),
            schema["default"] is { } value ? $"default {MarkdownText.Code(value.Yaml.ToString())}" : null,
        ];
        return string.Join("; ", parts.OfType<string>());
    }

    /// <summary>The limits that the rate-limit headers don't show.</summary>
    public static string Rate(SpecNode limit, Func<string, string> parameter)
    {
        var calls = limit["calls"]?.Text == "1" ? "1 call" : $"{limit["calls"]?.Text} calls";
        var per = (limit["per"]?.Items ?? []).Select(part => MarkdownText.Code(parameter(part.Text ?? ""))).ToList();
        var period = limit["seconds"]?.Text == "1" ? "a second" : $"{limit["seconds"]?.Text} seconds";
        return $"{calls} in {period} {(per.Count == 0 ? "for the whole application" : $"for each {string.Join(" and ", per)}")}";
    }

    private static string? Range(string? from, string? to, string unit) => (from, to) switch
    {
        (null, null) => null,
        (null, _) => $"at most {to}{unit}",
        (_, null) => $"at least {from}{unit}",
        _ => $"{from} to {to}{unit}",
    };
}
