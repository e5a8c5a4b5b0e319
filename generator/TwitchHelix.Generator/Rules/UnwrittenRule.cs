using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Rules;

/// <summary>Nothing is left to be written: no key or value is a mark of the command <c>scaffold</c>.</summary>
public sealed class UnwrittenRule : IRule
{
    public IEnumerable<Finding> Check(SpecDocument document) =>
        document.Files.SelectMany(file => Parts(document, file).SelectMany(part => Marks(part.Owner, part.Node)))
            .DistinctBy(finding => finding.Location)
            .OrderBy(finding => finding.Location.File, StringComparer.Ordinal).ThenBy(finding => finding.Location.Line);

    /// <summary>What has a name, and then the file as a whole.</summary>
    private static IEnumerable<(string Owner, SpecNode Node)> Parts(SpecDocument document, SpecFile file) =>
    [
        .. document.Operations.Where(operation => operation.Node.File == file).Select(operation => (operation.Id, operation.Node)),
        .. document.EventSubTypes.Where(type => type.Node.File == file).Select(type => (type.ToString(), type.Node)),
        .. (file.Root.At("components", "schemas")?.Entries ?? []).Select(entry => (entry.Key.Text ?? "", entry.Value)),
        (Path.GetFileName(file.Path), file.Root),
    ];

    private static IEnumerable<Finding> Marks(string owner, SpecNode node) =>
        from text in node.Scalars
        where Mark.Is(text.Text)
        select new Finding(text.Location, RuleCodes.Unwritten, $"{owner}: '{text.Text}' is still to be written");
}
