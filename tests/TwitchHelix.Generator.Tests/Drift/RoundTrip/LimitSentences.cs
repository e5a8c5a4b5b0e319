using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Writes the limits of a parameter or property as sentences, each kind in several wordings.</summary>
internal static class LimitSentences
{
    public static IEnumerable<string> Of(SpecNode schema, SpecNode target, bool isParameter, bool isSent, int number)
    {
        var limits = new Limits(schema, target);
        if (limits["default"] is { } value && isSent)
            yield return Default(target, value, number);
        if (isParameter && target["items"] is not null)
            yield return "To name several, include this parameter for each of them.";
        // Our responses have limits where Twitch states them; the pages of the test state some.
        if (!isSent && number % 2 == 0)
            yield break;
        if (Text(limits, number) is { } text)
            yield return text;
        if (Number(limits, number) is { } range)
            yield return range;
        if (List(limits, number) is { } list)
            yield return list;
    }

    private static string Default(SpecNode target, string value, int number) => target["type"]?.Text switch
    {
        "string" => (number % 2) switch
        {
            0 => $"Default: \"{value}\".",
            _ => $"The default is **{value}**.",
        },
        _ => (number % 2) switch
        {
            0 => $"The default is **{value}**.",
            _ => $"The default is {value}.",
        },
    };

    private static string? Text(Limits limits, int number) => (limits["minLength"], limits["maxLength"]) switch
    {
        (null, null) => null,
        ({ } least, null) => $"It must have at least {least} characters.",
        (null, { } most) => (number % 3) switch
        {
            0 => $"The text is limited to a maximum of {most} characters.",
            1 => $"It may contain up to {most} characters.",
            _ => $"It may have at most {most} characters.",
        },
        ({ } least, { } most) => $"It must have between {least} and {most} characters.",
    };

    private static string? Number(Limits limits, int number) => (limits["minimum"], limits["maximum"]) switch
    {
        (null, null) => null,
        ({ } least, null) => (number % 2) switch
        {
            0 => $"Minimum: {least}.",
            _ => $"The minimum is {least}.",
        },
        (null, { } most) => (number % 2) switch
        {
            0 => $"Maximum: {most}.",
            _ => $"The maximum is {most}.",
        },
        ({ } least, { } most) => (number % 3) switch
        {
            0 => $"The minimum page size is {least} item per page and the maximum is {most} items per page.",
            1 => $"It must be between {least} and {most}.",
            _ => $"The minimum is {least} and the maximum is {most}.",
        },
    };

    private static string? List(Limits limits, int number) => (limits["minItems"], limits["maxItems"]) switch
    {
        (null, null) => null,
        ({ } least, null) => $"You must specify at least {least} items.",
        (null, { } most) => (number % 2) switch
        {
            0 => $"You may specify a maximum of {most} IDs.",
            _ => $"You may specify up to {most} items.",
        },
        ({ } least, { } most) => $"You must specify between {least} and {most} items.",
    };

    /// <summary>The limits of a schema, or else of what it refers to.</summary>
    private readonly record struct Limits(SpecNode Schema, SpecNode Target)
    {
        public string? this[string key] => (Schema[key] ?? Target[key])?.Text;
    }
}
