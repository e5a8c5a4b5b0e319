using System.IO.Compression;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Packages;

/// <summary>A package in artifacts/packages, with its symbols.</summary>
internal sealed class Package : IDisposable
{
    private readonly ZipArchive archive;
    private readonly ZipArchive symbols;

    public Package(string id)
    {
        archive = Open(id, "nupkg");
        symbols = Open(id, "snupkg");
        Metadata = XElement.Parse(ReadText($"{id}.nuspec")).Elements().Single(element => element.Name.LocalName == "metadata");
    }

    public XElement Metadata { get; }

    public IReadOnlyCollection<ZipArchiveEntry> Files => archive.Entries;

    public IEnumerable<string> Assemblies => Files.Select(file => file.FullName).Where(name => Path.GetExtension(name) == ".dll");

    public XElement? Find(string element) => Metadata.Elements().SingleOrDefault(found => found.Name.LocalName == element);

    public string Value(string element) => Find(element)?.Value ?? "";

    public byte[] Read(string file) => Read(archive, file);

    public string ReadText(string file) => new StreamReader(new MemoryStream(Read(file))).ReadToEnd();

    public byte[] ReadSymbols(string assembly) => Read(symbols, Path.ChangeExtension(assembly, "pdb"));

    public void Dispose()
    {
        archive.Dispose();
        symbols.Dispose();
    }

    private static ZipArchive Open(string id, string kind)
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "artifacts", "packages"));
        var file = files.SingleOrDefault(file => Regex.IsMatch(Path.GetFileName(file), $@"^{Regex.Escape(id)}\.\d.*\.{kind}$"));
        return ZipFile.OpenRead(file ?? throw new FileNotFoundException($"artifacts/packages has no {id}.{kind}."));
    }

    private static byte[] Read(ZipArchive archive, string file)
    {
        using var from = archive.GetEntry(file)?.Open() ?? throw new FileNotFoundException($"The package has no {file}.");
        using var content = new MemoryStream();
        from.CopyTo(content);
        return content.ToArray();
    }
}
