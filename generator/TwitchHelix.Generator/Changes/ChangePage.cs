using System.Text;

namespace TwitchHelix.Generator.Changes;

/// <summary>Writes changes in Markdown, by resource and operation. What breaks is first.</summary>
internal static class ChangePage
{
    public static string Of(IReadOnlyCollection<(Section Section, Change Change)> found)
    {
        if (found.Count == 0)
            return "No changes.\n";
        var breaking = found.Count(entry => entry.Change.IsBreaking);
        var text = new StringBuilder($"# Changes\n\nBreaking changes: {breaking}. Other changes: {found.Count - breaking}.\n");
        foreach (var group in BreakingFirst(found.GroupBy(entry => entry.Section.Group)))
        {
            text.Append($"\n## {group.Key}\n");
            foreach (var section in BreakingFirst(group.GroupBy(entry => $"`{entry.Section.Name}`: {entry.Section.Details}")))
            {
                text.Append($"\n### {section.Key}\n");
                foreach (var (_, change) in section.OrderByDescending(entry => entry.Change.IsBreaking))
                    text.Append($"- {(change.IsBreaking ? "**Breaking:** " : "")}{change.Text}\n");
            }
        }
        return text.ToString();
    }

    private static IOrderedEnumerable<IGrouping<string, (Section Section, Change Change)>> BreakingFirst(
        IEnumerable<IGrouping<string, (Section Section, Change Change)>> groups) =>
        groups.OrderByDescending(group => group.Any(entry => entry.Change.IsBreaking));
}
