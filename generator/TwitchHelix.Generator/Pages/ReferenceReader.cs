namespace TwitchHelix.Generator.Pages;

/// <summary>Reads Twitch's reference: the two index pages, and then every page that they name.</summary>
internal sealed class ReferenceReader
{
    private const string Api = "api/reference";
    private const string EventSub = "eventsub/reference";

    private readonly IPageSource source;
    private readonly FaultList faults = new();
    private readonly List<DocumentedOperation> operations = [];
    private readonly List<DocumentedEventSubType> types = [];

    private ReferenceReader(IPageSource source) => this.source = source;

    /// <summary>Reads all pages, one at a time. What can't be read is a fault in the result.</summary>
    public static async Task<Documentation> ReadAsync(IPageSource source, CancellationToken cancellationToken)
    {
        var reader = new ReferenceReader(source);
        await reader.ReadAsync(Api, (entry, slug) => new EntryReader(slug, reader.faults).ReadOperation(entry), reader.operations, cancellationToken);
        await reader.ReadAsync(EventSub, (entry, slug) => new EntryReader(slug, reader.faults).ReadEventSubType(entry), reader.types, cancellationToken);
        reader.CheckTwice(reader.operations, operation => $"{operation.Method} {operation.Path}");
        reader.CheckTwice(reader.types, type => $"{type.Type} {type.Version}");
        return new Documentation(reader.operations, reader.types, reader.faults.Faults);
    }

    private async Task ReadAsync<T>(string place, Func<EntryBlocks, string, T?> read, List<T> found, CancellationToken cancellationToken)
        where T : DocumentedEntry
    {
        var index = await ReadAsync<IReadOnlyList<IndexedPage>>(
            place, (page, blocks) => ReferenceIndex.Read(blocks, page, place, faults), cancellationToken) ?? [];
        foreach (var indexed in index)
        {
            var entries = await ReadAsync<IReadOnlyList<EntryBlocks>>(
                $"{place}/{indexed.Slug}", (page, blocks) => EntrySplit.Read(blocks, page, indexed, faults), cancellationToken) ?? [];
            found.AddRange(entries.Select(entry => Try(() => read(entry, indexed.Slug))).OfType<T>());
        }
    }

    /// <summary>Null if the entry can't be read, which is then a fault.</summary>
    private T? Try<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (PageException e)
        {
            faults.AddWhole(e);
            return null;
        }
    }

    /// <summary>Null if the page can't be read, which is then a fault.</summary>
    private async Task<T?> ReadAsync<T>(string place, Func<string, IReadOnlyList<Block>, T> read, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var page = await source.ReadAsync(place, cancellationToken);
            return read(page.Name, PageBlocks.Read(page));
        }
        catch (PageException e)
        {
            faults.AddWhole(e);
            return null;
        }
    }

    private void CheckTwice<T>(IEnumerable<T> entries, Func<T, string> name)
        where T : DocumentedEntry
    {
        foreach (var same in entries.GroupBy(name))
            foreach (var again in same.Skip(1))
                faults.AddLine(again.Line, $"'{same.Key}' is there twice: the other entry is in {same.First().Line}");
    }
}
