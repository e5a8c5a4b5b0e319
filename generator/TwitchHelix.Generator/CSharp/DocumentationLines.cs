using System.Text;
using System.Text.RegularExpressions;

namespace TwitchHelix.Generator.CSharp;

/// <summary>Breaks long lines of documentation in generated code. A template can't, because it doesn't know the length of a text.</summary>
public static partial class DocumentationLines
{
    private const int Columns = 160;

    public static string Wrap(string code) => string.Join('\n', code.Split('\n').Select(WrapLine));

    private static string WrapLine(string line)
    {
        if (line.Length <= Columns || Documentation().Match(line) is not { Success: true } documentation)
            return line;
        var (text, length) = (new StringBuilder(documentation.Value), documentation.Length);
        foreach (Match word in Words().Matches(line, documentation.Length))
        {
            if (length > documentation.Length && length + 1 + word.Length > Columns)
            {
                text.Append('\n').Append(documentation.Value);
                length = documentation.Length;
            }
            else if (length > documentation.Length)
            {
                text.Append(' ');
                length++;
            }
            text.Append(word.Value);
            length += word.Length;
        }
        return text.ToString();
    }

    [GeneratedRegex("^ */// ")]
    private static partial Regex Documentation();

    // A tag isn't broken: it has spaces of its own.
    [GeneratedRegex("(<[^>]*>|[^ <])+")]
    private static partial Regex Words();
}
