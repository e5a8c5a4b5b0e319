namespace TwitchHelix.Generator.Pages;

/// <summary>The blocks of an entry: what is before its first section, and its sections.</summary>
internal sealed record EntryBlocks(Heading Heading, string Anchor)
{
    public List<Block> Description { get; } = [];

    public List<EntrySection> Sections { get; } = [];
}

/// <summary>A section of an entry.</summary>
internal sealed record EntrySection(Heading Heading)
{
    public List<Block> Blocks { get; } = [];
}
