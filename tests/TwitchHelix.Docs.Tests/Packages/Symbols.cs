using System.Reflection.Metadata;

namespace TwitchHelix.Docs.Tests.Packages;

/// <summary>What a debugger reads to find the sources of an assembly.</summary>
internal sealed class Symbols(byte[] pdb) : IDisposable
{
    private static readonly Guid SourceLinkKind = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSourceKind = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    private readonly MetadataReaderProvider provider = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(pdb));

    private MetadataReader Reader => provider.GetMetadataReader();

    /// <summary>The JSON that maps paths to addresses.</summary>
    public string SourceLink => System.Text.Encoding.UTF8.GetString(Information(EntityHandle.ModuleDefinition, SourceLinkKind).Single());

    /// <summary>The paths of the sources that aren't in the symbols themselves.</summary>
    public IEnumerable<string> LinkedSources =>
        from handle in Reader.Documents
        where !Information(handle, EmbeddedSourceKind).Any()
        select Reader.GetString(Reader.GetDocument(handle).Name);

    public void Dispose() => provider.Dispose();

    private IEnumerable<byte[]> Information(EntityHandle parent, Guid kind) =>
        from handle in Reader.GetCustomDebugInformation(parent)
        let information = Reader.GetCustomDebugInformation(handle)
        where Reader.GetGuid(information.Kind) == kind
        select Reader.GetBlobBytes(information.Value);
}
