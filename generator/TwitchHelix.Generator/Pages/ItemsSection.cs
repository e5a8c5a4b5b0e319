namespace TwitchHelix.Generator.Pages;

/// <summary>Reads a section with parameters or properties.</summary>
internal static class ItemsSection
{
    public static List<DocumentedItem> Read(EntrySection section, FaultList faults)
    {
        var items = new List<DocumentedItem>();
        foreach (var block in section.Blocks)
            if (block is BulletList list)
                items.AddRange(list.Items.Select(bullet => ItemReader.Read(bullet, faults)).OfType<DocumentedItem>());
            else if (block is not Heading)
                faults.AddLine(block.Line, $"this isn't a list of parameters or properties: '{BlockText.Of([block])}'");
        if (section.Blocks.Count == 0)
            faults.AddLine(section.Heading.Line, $"the section '{section.Heading.Text}' is empty");
        return Once(items, faults);
    }

    /// <summary>The items without those that are repeated, which are faults.</summary>
    public static List<DocumentedItem> Once(IReadOnlyList<DocumentedItem> items, FaultList faults)
    {
        foreach (var again in items.GroupBy(item => item.Name).SelectMany(same => same.Skip(1)))
            faults.AddLine(again.Line, $"'{again.Path}' is there twice");
        return [.. items.DistinctBy(item => item.Name)];
    }
}
