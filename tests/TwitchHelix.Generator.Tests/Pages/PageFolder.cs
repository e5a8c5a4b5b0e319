using TwitchHelix.Generator.Pages;

namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>Pages in a folder that is laid out like the site. Index pages are made from the pages, unless a test writes its own.</summary>
internal sealed class PageFolder : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public DirectoryInfo Directory => new(folder.Path);

    /// <summary>A folder with one page of operations, and one of types of events.</summary>
    public static PageFolder Of(string fruit = SamplePages.Fruit, string orchard = SamplePages.Orchard) => new PageFolder()
        .With("api/reference.md", SamplePages.ApiIndex).With("api/reference/fruit.md", fruit)
        .With("eventsub/reference.md", SamplePages.EventSubIndex).With("eventsub/reference/orchard.md", orchard);

    public PageFolder With(string name, string text)
    {
        var path = folder.PathOf(name);
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    public PageFolder Without(string name)
    {
        File.Delete(folder.PathOf(name));
        return this;
    }

    public Documentation Read() => ReferenceReader.ReadAsync(new FolderSource(Directory), CancellationToken.None).GetAwaiter().GetResult();

    /// <summary>What a folder with this page says, and nothing but that.</summary>
    public static Documentation Read(string fruit = SamplePages.Fruit, string orchard = SamplePages.Orchard)
    {
        using var pages = Of(fruit, orchard);
        return pages.Read();
    }

    public void Dispose() => folder.Dispose();
}
