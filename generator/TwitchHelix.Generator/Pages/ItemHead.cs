using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.Pages;

/// <summary>The first line of an item: its path, type and marks, and the beginning of its description.</summary>
internal sealed partial record ItemHead(string Path, DocumentedType Type, string Text)
{
    /// <summary>The known marks, as alternatives of a pattern.</summary>
    public const string Marks = "Required|Nullable|Optional|Deprecated";

    public bool IsRequired { get; private init; }

    public bool IsNullable { get; private init; }

    public bool IsDeprecated { get; private init; }

    /// <summary>What in the line isn't understood. Null if all is.</summary>
    public string? Fault { get; private init; }

    /// <summary>Whether a text begins as an item does.</summary>
    public static bool IsStart(string text) => Start().IsMatch(text);

    /// <summary>Null if it isn't an item.</summary>
    public static ItemHead? Read(string text)
    {
        if (Start().Match(text) is not { Success: true } start)
            return null;
        var rest = text[start.Length..];
        string? fault = null;
        var word = TypeWord().Match(rest);
        if (DocumentedTypes.Read(word.Value) is not { } type)
            (type, fault) = (new DocumentedType(DocumentedShape.String, IsList: false), $"the type '{word.Value}' isn't known");
        rest = rest[word.Length..];
        var marks = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (Mark().Match(rest) is { Success: true } mark)
        {
            if (!KnownMark().IsMatch(mark.Groups["mark"].Value))
                fault ??= $"the mark '{mark.Groups["mark"].Value}' isn't known";
            marks.Add(mark.Groups["mark"].Value);
            rest = rest[mark.Length..];
        }
        if (!End().IsMatch(rest))
            fault ??= $"this isn't understood behind the type: '{rest}'";
        return new ItemHead(start.Groups[1].Value, type, TextStart().Replace(rest, ""))
        {
            IsRequired = marks.Contains("Required"),
            IsNullable = marks.Contains("Nullable"),
            IsDeprecated = marks.Contains("Deprecated"),
            Fault = fault,
        };
    }

    [GeneratedRegex("^`([^`]+)` ?[—–-] ?(?=[A-Za-z])")]
    private static partial Regex Start();

    [GeneratedRegex(@"^[A-Za-z0-9]+(?: ?[\[<][A-Za-z0-9\[\], ]*[\]>])*")]
    private static partial Regex TypeWord();

    /// <summary>A mark comes after a comma. Bold ones that are known need none.</summary>
    [GeneratedRegex(@"^(?:, \*\*(?<mark>[^*]+)\*\*| \*\*(?<mark>" + Marks + @")\*\*(?=[.,]|$)|, (?<mark>" + Marks + @")\b)")]
    private static partial Regex Mark();

    [GeneratedRegex("^(?:" + Marks + ")$", RegexOptions.IgnoreCase)]
    private static partial Regex KnownMark();

    /// <summary>A description behind a period, or on the next line. A rest that begins in lower case would belong to the type.</summary>
    [GeneratedRegex(@"^(?:\.?$|\. | (?![a-z(|/]))")]
    private static partial Regex End();

    [GeneratedRegex(@"^[., ]+")]
    private static partial Regex TextStart();
}
