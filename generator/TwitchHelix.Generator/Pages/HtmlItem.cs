using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace TwitchHelix.Generator.Pages;

/// <summary>
/// The first line of a parameter or a property. HTML can have its type and its marks in elements of their own, without the punctuation that Markdown has:
/// <c>&lt;code&gt;name&lt;/code&gt; &lt;span class="type"&gt;String&lt;/span&gt; &lt;span class="badge"&gt;Required&lt;/span&gt; The text</c>.
/// </summary>
internal sealed partial record HtmlItem(string Name, string Type, IReadOnlyList<string> Marks, string Rest)
{
    /// <summary>The line as Markdown has it: <c>`name` — String, **Required**. The text</c>.</summary>
    public string Text => $"`{Name}` — {Type}{string.Concat(Marks.Select(mark => $", **{mark}**"))}{End}";

    private string End => Rest switch
    {
        "" => "",
        // A mark that isn't known stays where it is, so that it is reported.
        [',', ..] => Rest,
        _ => $". {Rest}",
    };

    /// <summary>Reads a name in code, a type, marks, and the text behind them. Returns null for anything else.</summary>
    public static HtmlItem? Read(IReadOnlyList<INode> nodes)
    {
        var parts = new Queue<Part>(nodes.SelectMany(Parts).SkipWhile(part => part is { IsElement: false } && string.IsNullOrWhiteSpace(part.Text)));
        if (!parts.TryDequeue(out var first) || !first.IsName)
            return null;
        var before = SkipBlanks(parts);
        return ReadType(parts, before) is { } type ? new HtmlItem(first.Plain, type, [.. ReadMarks(parts)], ReadRest(parts)) : null;
    }

    /// <summary>A mark as Markdown writes it. One that isn't known stays as it is.</summary>
    public static string Mark(string text) => KnownMark().IsMatch(text) ? char.ToUpperInvariant(text[0]) + text[1..].ToLowerInvariant() : text;

    /// <summary>The parts of a line. An element around the others, as a layout needs it, is none.</summary>
    private static IEnumerable<Part> Parts(INode node) => node switch
    {
        IElement { LocalName: "span" or "label" or "a" } element when element.Children.Any(child => child.LocalName is "code" or "span" or "strong") =>
            element.ChildNodes.SelectMany(Parts),
        IElement element when HtmlContent.IsShown(element) => [new Part(element, HtmlTexts.OfNode(element))],
        IText text => [new Part(text, text.Data)],
        _ => [],
    };

    /// <summary>Skips what separates a name from its type.</summary>
    private static bool SkipBlanks(Queue<Part> parts)
    {
        var isSkipped = false;
        while (parts.TryPeek(out var part) && !part.IsElement && Separator().IsMatch(part.Text))
            isSkipped |= parts.Dequeue().Text.AsSpan().ContainsAny("—–-");
        return isSkipped;
    }

    private static string? ReadType(Queue<Part> parts, bool isAfterDash)
    {
        if (!parts.TryPeek(out var part))
            return null;
        if (part.IsElement)
            return DocumentedTypes.Read(part.Plain) is not null || part.IsTypeByClass || isAfterDash && part.IsWord ? parts.Dequeue().Plain : null;
        if (TypeInText().Match(part.Text) is not { Success: true } match || DocumentedTypes.Read(match.Groups[1].Value) is null)
            return null;
        Replace(parts, part with { Text = part.Text[match.Length..] });
        return Blanks.Collapse(match.Groups[1].Value);
    }

    private static IEnumerable<string> ReadMarks(Queue<Part> parts)
    {
        while (true)
        {
            var skipped = parts.TryPeek(out var blank) && !blank.IsElement && Separator().IsMatch(blank.Text) ? 1 : 0;
            if (parts.ElementAtOrDefault(skipped) is { IsMark: true } mark)
            {
                for (var i = 0; i <= skipped; i++)
                    parts.Dequeue();
                yield return Mark(mark.Plain);
            }
            else if (skipped == 0 && parts.TryPeek(out var text) && !text.IsElement && MarkInText().Match(text.Text) is { Success: true } match)
            {
                Replace(parts, text with { Text = text.Text[match.Length..] });
                yield return Mark(match.Groups[1].Value);
            }
            else
                yield break;
        }
    }

    private static string ReadRest(Queue<Part> parts)
    {
        var rest = Blanks.Collapse(string.Concat(parts.Select(part => part.Text)));
        return rest is [',', ..] ? rest : rest.TrimStart('.', '—', '–', '-', ':', ' ');
    }

    /// <summary>Replaces the first part.</summary>
    private static void Replace(Queue<Part> parts, Part first)
    {
        var others = parts.Skip(1).ToList();
        parts.Clear();
        foreach (var part in others.Prepend(first))
            parts.Enqueue(part);
    }

    private readonly partial record struct Part(INode Node, string Text)
    {
        public bool IsElement => Node is IElement;

        public string Plain => Blanks.Collapse(Node.TextContent);

        public bool IsName => Plain.Length > 0
            && Node is IElement { LocalName: "code" }
                or IElement { LocalName: "strong" or "b", ChildNodes.Length: 1, FirstChild: IElement { LocalName: "code" } };

        public bool IsWord => Word().IsMatch(Plain);

        public bool IsTypeByClass =>
            Node is IElement element && IsWord && element.ClassList.Any(name => name.Contains("type", StringComparison.OrdinalIgnoreCase));

        /// <summary>Whether this is a known mark, or a word that looks like one.</summary>
        public bool IsMark => Node is IElement element && (element.LocalName != "code" && KnownMark().IsMatch(Plain) || IsWord && IsBadge(element));

        private static bool IsBadge(IElement element) =>
            element.ClassList.Any(name => BadgeClass().IsMatch(name));

        [GeneratedRegex("badge|chip|label|pill|tag", RegexOptions.IgnoreCase)]
        private static partial Regex BadgeClass();

        [GeneratedRegex(@"^\S{1,30}$")]
        private static partial Regex Word();
    }

    [GeneratedRegex("^(" + HtmlContent.Badges + ")$", RegexOptions.IgnoreCase)]
    private static partial Regex KnownMark();

    [GeneratedRegex(@"^[\s—–\-,|·]*$")]
    private static partial Regex Separator();

    [GeneratedRegex(@"^\s*[—–-]?\s*([A-Za-z]+(?: ?[\[<][A-Za-z, ]*(?:\[\])?[\]>])*)(?=\s*(?:[,.;—–]|$))")]
    private static partial Regex TypeInText();

    [GeneratedRegex(@"^[\s,]*\b(" + ItemHead.Marks + @")(?=\s*(?:[,.;—–]|$))", RegexOptions.IgnoreCase)]
    private static partial Regex MarkInText();
}
