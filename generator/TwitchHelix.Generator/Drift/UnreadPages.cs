using System.Text.RegularExpressions;
using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>The pages that weren't read as a whole: what these lack isn't known.</summary>
internal sealed partial class UnreadPages(IEnumerable<PageFault> faults)
{
    private const string Api = "api/";

    private readonly HashSet<string> pages = [.. faults.Where(fault => fault.IsWhole).Select(fault => fault.Line.Page)];

    /// <summary>Whether a page was read as a whole.</summary>
    public bool IsWhole(PageLine line) => !pages.Contains(line.Page);

    /// <summary>Whether an operation can be on a page that wasn't read.</summary>
    public bool MayHave(SpecOperation operation)
    {
        var link = ReferenceLink.Of(operation);
        var names = pages.Where(page => page.StartsWith(Api, StringComparison.Ordinal)).Select(Name).ToHashSet(StringComparer.Ordinal);
        // The index has the name that the old page had.
        return names.Contains(link.Slug) || names.Contains(ReferenceLink.OldPage) || (names.Count > 0 && (link.IsOfOldPage || link.Slug.Length == 0));
    }

    /// <summary>Whether an EventSub type can be on a page that wasn't read. Nothing says on which page a type is.</summary>
    public bool MayHaveEventSubTypes => pages.Any(page => !page.StartsWith(Api, StringComparison.Ordinal));

    /// <summary>The name in the address: <c>api/reference/chat.md</c> is <c>chat</c>.</summary>
    private static string Name(string page) => Path.GetFileNameWithoutExtension(IndexFile().Replace(page.TrimEnd('/'), ""));

    [GeneratedRegex(@"/index\.(?:html|md)$")]
    private static partial Regex IndexFile();
}
