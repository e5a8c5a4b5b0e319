using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TwitchHelix.Generator.Pages;

/// <summary>Writes the text of a Markdown block in the form that <see cref="Block"/> describes.</summary>
internal static class MarkdownTexts
{
    public static string Of(LeafBlock block) => block.Inline is { } inline ? Blanks.Collapse(Join(inline)) : "";

    private static string Join(ContainerInline container)
    {
        var text = new StringBuilder();
        foreach (var inline in container)
            text.Append(Of(inline));
        return text.ToString();
    }

    private static string Of(Inline inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => $"`{code.Content}`",
        // Names of parameters are in italics or in code.
        EmphasisInline { DelimiterCount: 1 } italics => $"`{Join(italics).Replace("`", "", StringComparison.Ordinal)}`",
        EmphasisInline bold => $"**{Join(bold)}**",
        LinkInline link => $"{(link.IsImage ? "!" : "")}[{Join(link)}]({link.Url})",
        AutolinkInline link => link.Url,
        LineBreakInline => " ",
        HtmlInline html => html.Tag.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? " " : html.Tag,
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        DelimiterInline delimiter => delimiter.ToLiteral() + Join(delimiter),
        ContainerInline container => Join(container),
        _ => throw new InvalidOperationException($"Markdig has no {inline.GetType().Name} with these extensions."),
    };
}
