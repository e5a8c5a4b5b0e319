namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>Compares a specification with what it was before.</summary>
internal static class SpecDifference
{
    /// <summary>All new lines, after the name of their file.</summary>
    public static string Of(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after) =>
        string.Concat(after.Where(file => file.Value != before.GetValueOrDefault(file.Key)).Select(file =>
            $"--- {file.Key}\n{string.Join('\n', Added(before.GetValueOrDefault(file.Key, ""), file.Value))}\n"));

    /// <summary>
    /// The old lines that are gone, or aren't in their order. A list in one line may have got another item.
    /// </summary>
    public static IReadOnlyList<string> Changed(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> after)
    {
        var changed = new List<string>();
        foreach (var (file, text) in before)
        {
            var old = new Queue<string>(text.Split('\n'));
            foreach (var line in after[file].Split('\n'))
                if (old.TryPeek(out var next) && (line == next || IsLonger(line, next)))
                    old.Dequeue();
            changed.AddRange(old.Select(line => $"{file}: {line}"));
        }
        return changed;
    }

    public static int Marks(IReadOnlyDictionary<string, string> files) =>
        files.Where(file => file.Key.EndsWith(".yaml", StringComparison.Ordinal)).Sum(file => file.Value.Split("'WRITE: ").Length - 1);

    private static bool IsLonger(string line, string old) =>
        old.TrimEnd() is [.., ']' or '}'] && line.Length > old.Length && line.StartsWith(old.TrimEnd(' ', ']', '}'), StringComparison.Ordinal);

    private static IEnumerable<string> Added(string before, string after)
    {
        var old = new Queue<string>(before.Split('\n'));
        foreach (var line in after.Split('\n'))
            if (old.TryPeek(out var next) && line == next)
                old.Dequeue();
            else
                yield return line;
    }
}
