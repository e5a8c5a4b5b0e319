using System.Text.RegularExpressions;
using System.Xml.Linq;
using Newtonsoft.Json;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Renders a text of the specification, in which backticks mark code, for a template.</summary>
internal static partial class DocumentationText
{
    /// <summary>Renders XML documentation. Code becomes a link if <paramref name="find"/> knows it.</summary>
    public static string Xml(string? text, Func<string, CodeReference?>? find = null) =>
        Render(text, Escape, code => find?.Invoke(code) switch
        {
            { IsParameter: true } parameter => $"<paramref name=\"{parameter.Name}\"/>",
            { } member => $"<see cref=\"{member.Name}\"/>",
            null => $"<c>{Escape(code)}</c>",
        });

    /// <summary>Renders a C# string literal. Members have their short names in it.</summary>
    public static string Literal(string? text, Func<string, CodeReference?> find) =>
        JsonConvert.ToString(Render(text, plain => plain, code => find(code)?.Name.Split('.')[^1] ?? code));

    /// <summary>Renders Markdown: <paramref name="plain"/> escapes what isn't code, and <paramref name="code"/> writes the code.</summary>
    public static string Markdown(string? text, Func<string, string> plain, Func<string, string> code) => Render(text, plain, code);

    /// <summary>Gets the code in a text.</summary>
    public static IEnumerable<string> CodeIn(string? text) => Code().Matches(text ?? "").Select(match => match.Groups[1].Value);

    private static string Render(string? text, Func<string, string> plain, Func<string, string> code) =>
        string.Concat(Code().Split((text ?? "").ReplaceLineEndings(" ")).Select((part, index) => index % 2 == 0 ? plain(part) : code(part)));

    private static string Escape(string text) => new XText(text).ToString();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
