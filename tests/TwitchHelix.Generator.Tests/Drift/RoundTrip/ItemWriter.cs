using System.Text;

namespace TwitchHelix.Generator.Tests.Drift.RoundTrip;

/// <summary>Writes parameters and properties as nested bullets, each with its whole path.</summary>
internal static class ItemWriter
{
    private const int Width = 95;

    public static void Write(StringBuilder text, IEnumerable<SiteItem> items, string parent, string indent)
    {
        foreach (var item in items)
            Write(text, item, parent, indent);
    }

    private static void Write(StringBuilder text, SiteItem item, string parent, string indent)
    {
        var path = parent + item.Name;
        var head = $"{indent}- `{path}` — {item.Type}{(item.IsRequired ? ", **Required**" : "")}{(item.IsNullable ? ", **Nullable**" : "")}";
        var inner = indent + "  ";
        // A long description begins below the head, as paragraphs.
        if (item.Sentences.Count > 2 || item.Number % 7 == 3)
        {
            text.AppendLf(head);
            foreach (var (sentence, index) in item.Sentences.Select((sentence, index) => (sentence, index)))
            {
                if (index > 0)
                    text.AppendLf();
                foreach (var line in Wrap(sentence, Width - inner.Length))
                    text.AppendLf(inner + line);
            }
        }
        else
        {
            text.AppendLf(item.Sentences.Count == 0 ? head : $"{head}. {string.Join(" ", item.Sentences)}");
        }
        if (item.Values.Count > 0)
            text.AppendLf($"{inner}Possible values:");
        foreach (var value in item.Values)
            text.AppendLf($"{inner}- `{value.Value}`{(value.Text is { } meaning ? ": " + meaning : "")}");
        Write(text, item.Items, path + ".", inner);
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = "";
        foreach (var word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + word.Length >= width)
            {
                yield return line;
                line = "";
            }
            line = line.Length == 0 ? word : $"{line} {word}";
        }
        yield return line;
    }
}
