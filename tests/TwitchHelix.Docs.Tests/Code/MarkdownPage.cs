using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Code;

/// <summary>A page of the repository: its blocks of code, its links, and the anchors that links can lead to.</summary>
internal sealed class MarkdownPage
{
    private static readonly MarkdownPipeline Pipeline =
        new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter().UsePipeTables().UseAutoIdentifiers(AutoIdentifierOptions.GitHub).Build();

    private static readonly string[] Foreign = ["node_modules", "bin", "obj", "reference", ".vitepress", "artifacts"];

    /// <param name="path">The path below the repository's root, with <c>/</c>.</param>
    /// <param name="text">The text, in Markdown.</param>
    public MarkdownPage(string path, string text)
    {
        Path = path;
        var blocks = new List<CodeBlock>();
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        var links = new List<(int, string)>();
        var names = new List<(int, string)>();
        var section = 0;
        foreach (var node in Markdown.Parse(text, Pipeline).Descendants())
            switch (node)
            {
                case HeadingBlock heading:
                    section++;
                    anchors.Add(heading.GetAttributes().Id ?? "");
                    break;
                case FencedCodeBlock block:
                    blocks.Add(new CodeBlock(section, block.Info ?? "", block.Arguments ?? "", block.Line + 2, block.Lines.ToString()));
                    break;
                case LinkInline { Url: { } url }:
                    links.Add((node.Line + 1, url));
                    break;
                case CodeInline code:
                    names.Add((node.Line + 1, code.Content));
                    break;
            }
        (Blocks, Anchors, Links, CodeInText) = (blocks, anchors, links, names);
    }

    public string Path { get; }

    public IReadOnlyList<CodeBlock> Blocks { get; }

    /// <summary>The anchors of the headings, without <c>#</c>.</summary>
    public IReadOnlySet<string> Anchors { get; }

    public IReadOnlyList<(int Line, string Target)> Links { get; }

    /// <summary>What the text has in backticks.</summary>
    public IReadOnlyList<(int Line, string Text)> CodeInText { get; }

    /// <summary>The paths of all pages that users and maintainers read. Generated pages aren't among them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md").Concat(new[] { "docs", "samples", "spec", "src", ".github" }.SelectMany(In))
            .Select(Relative).Order(StringComparer.Ordinal),
    ];

    public static MarkdownPage Read(string path) => new(path, File.ReadAllText(System.IO.Path.Combine(Repository.Root, path)));

    public override string ToString() => Path;

    private static IEnumerable<string> In(string folder)
    {
        var root = System.IO.Path.Combine(Repository.Root, folder);
        return Directory.Exists(root)
            ? Directory.EnumerateFiles(root, "*.md", SearchOption.AllDirectories).Where(file => !Relative(file).Split('/').Intersect(Foreign).Any())
            : [];
    }

    private static string Relative(string file) => System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
