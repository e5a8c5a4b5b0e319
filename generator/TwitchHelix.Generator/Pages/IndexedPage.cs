namespace TwitchHelix.Generator.Pages;

/// <summary>A page that an index names, with the anchors of its entries.</summary>
internal sealed class IndexedPage(PageLine line, string slug)
{
    private readonly List<(PageLine Line, string Anchor)> entries = [];

    /// <summary>The line of the index that names it first.</summary>
    public PageLine Line { get; } = line;

    public string Slug { get; } = slug;

    public IReadOnlyList<(PageLine Line, string Anchor)> Entries => entries;

    /// <summary>Adds an entry. A link to the page as a whole has an empty anchor, and is none.</summary>
    public void Add(PageLine line, string anchor)
    {
        if (anchor.Length > 0)
            entries.Add((line, anchor));
    }
}
