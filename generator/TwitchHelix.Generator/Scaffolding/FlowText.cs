using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Finds the end of a list or a mapping in brackets.</summary>
internal static class FlowText
{
    /// <summary>The column of the bracket with which a list or a mapping begins, behind its anchor. Null if it has no brackets.</summary>
    public static int? Start(FileEdit file, SpecLocation place)
    {
        var text = file[place.Line];
        var column = place.Column;
        if (text[column - 1] == '&')
            column = text.IndexOf(' ', column) is >= 0 and var blank ? blank + 2 : text.Length;
        return text[column - 1] is '[' or '{' ? column : null;
    }

    /// <summary>The place behind the last thing inside the brackets, and whether there is anything in them.</summary>
    public static (int Line, int Column, bool IsEmpty) EndOf(FileEdit file, int line, int column)
    {
        var (depth, quote, before) = (0, '\0', '\0');
        (int Line, int Column) last = (line, column + 1);
        for (; line <= file.LineCount; line++, column = 1)
        {
            var text = file[line];
            for (; column <= text.Length; column++)
            {
                var character = text[column - 1];
                if (quote != '\0')
                    quote = character == quote ? '\0' : quote;
                else if (character is '\'' or '"' && before is '[' or '{' or ',' or ':')
                    quote = character;
                else if (character == '#' && column > 1 && text[column - 2] == ' ')
                    break;
                else if (character is '[' or '{')
                    depth++;
                else if (character is ']' or '}' && --depth == 0)
                    return (last.Line, last.Column, before is '[' or '{');
                if (character == ' ')
                    continue;
                before = character;
                last = (line, column + 1);
            }
        }
        throw new ScaffoldException($"{file.Path}: a bracket isn't closed");
    }
}
