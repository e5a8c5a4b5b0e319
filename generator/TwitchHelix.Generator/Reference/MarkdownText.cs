using System.Text.RegularExpressions;
using TwitchHelix.Generator.CSharp;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes texts of the specification as Markdown of a VitePress page, which is also a template of Vue.</summary>
internal static partial class MarkdownText
{
    /// <summary>Marks what Twitch may change. At the start of a line it would begin HTML.</summary>
    public const string Beta = " <Badge type=\"warning\" text=\"open beta\" />";

    /// <summary>Renders a text. Code that <paramref name="find"/> knows has its C# name, and methods are links.</summary>
    public static string Of(string? text, Func<string, CodeReference?>? find = null) =>
        DocumentationText.Markdown(text, Escape, code => find?.Invoke(code) switch
        {
            { IsParameter: true } parameter => Code(parameter.Name),
            { } member when Method().Match(member.Name) is { Success: true } method =>
                $"[{Code(method.Groups[2].Value)}](./{PageName(method.Groups[1].Value)}.md#{Anchor(method.Groups[2].Value)})",
            { } member => Code(member.Name),
            null => Code(code),
        }).Trim();

    /// <summary>Code in a line, or in a cell of a table.</summary>
    public static string Code(string code) => $"`{code.Replace("|", "\\|", StringComparison.Ordinal)}`";

    /// <summary>A table, or nothing if it has no rows.</summary>
    public static string Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        var lines = rows.Select(Row).ToList();
        return lines.Count == 0 ? "" : Row(head) + Row([.. head.Select(_ => "---")]) + string.Concat(lines) + "\n";

        static string Row(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |\n";
    }

    public static string Anchor(string name) => name.ToLowerInvariant();

    /// <summary><c>ChannelPoints</c> → <c>channel-points</c>.</summary>
    public static string PageName(string tag) => Words(tag).Replace(' ', '-').ToLowerInvariant();

    /// <summary><c>ChannelPoints</c> → <c>Channel Points</c>.</summary>
    public static string Words(string tag) => tag == "EventSub" ? tag : WordStart().Replace(tag, " $0");

    private static string Escape(string text) =>
        Special().Replace(text, "\\$0").Replace("<", "&lt;", StringComparison.Ordinal).Replace("{{", "&#123;&#123;", StringComparison.Ordinal);

    [GeneratedRegex("""[\\*_\[\]|]""")]
    private static partial Regex Special();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex WordStart();

    [GeneratedRegex(@"^I(\w+)Client\.(\w+Async)$")]
    private static partial Regex Method();
}
