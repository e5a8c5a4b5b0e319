using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Writes the pages of the reference: one for each resource, and one for each group of events.</summary>
internal static class ReferencePages
{
    /// <summary>The pages with the names of their files.</summary>
    public static IEnumerable<(string Name, string Text)> Of(SpecDocument document)
    {
        foreach (var tag in document.Root.Root["tags"]?.Items ?? [])
            yield return ($"{MarkdownText.PageName(tag["name"]?.Text ?? "")}.md", new ResourcePage(document, tag).ToString());
        foreach (var group in document.EventSub.Where(file => file.Root["types"] is not null))
            yield return ($"eventsub-{Path.GetFileNameWithoutExtension(group.Path)}.md", new EventPage(document, group).ToString());
    }
}
