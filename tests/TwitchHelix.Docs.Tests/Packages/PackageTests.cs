using System.Buffers.Binary;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Newtonsoft.Json.Linq;
using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Docs.Tests.Packages;

/// <summary>The packages as NuGet's gallery, a debugger and the loader of .NET Framework see them.</summary>
[Explicit("It looks at artifacts/packages: \"dotnet cake --target=Pack\" makes these and runs it.")]
[TestFixtureSource(nameof(Ids))]
public sealed class PackageTests(string id)
{
    private const string Home = "https://github.com/TwitchHelix/TwitchHelix";
    private const string Raw = "https://raw.githubusercontent.com/TwitchHelix/TwitchHelix";

    /// <summary>What a program of .NET Framework that was compiled against a release asks for.</summary>
    private const string PublicKeyToken = "c0a1bd176351cf59";

    private Package package = null!;

    private static IEnumerable<string> Ids => Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file));

    [OneTimeSetUp]
    public void Open() => package = new Package(id);

    [OneTimeTearDown]
    public void Close() => package.Dispose();

    [Test]
    public void The_gallery_can_say_whose_it_is()
    {
        var license = File.ReadLines(FileOf("LICENSE")).Single(line => line.StartsWith("Copyright", StringComparison.Ordinal));

        Assert.Multiple(() =>
        {
            Assert.That(package.Value("projectUrl"), Is.EqualTo(Home));
            Assert.That(package.Value("authors"), Is.EqualTo("The TwitchHelix authors"));
            Assert.That(package.Value("copyright"), Is.EqualTo(license));
            Assert.That(package.Value("license"), Is.EqualTo("MIT"));
            Assert.That(package.Value("tags"), Does.StartWith("twitch "));
            Assert.That(package.Find("repository")?.Attributes().Select(attribute => $"{attribute}"), Is.EqualTo(new[]
            {
                "type=\"git\"", $"url=\"{Home}\"", $"commit=\"{Commit.Current.Id}\"",
            }));
        });
    }

    [Test]
    public void Its_words_are_its_own()
    {
        foreach (var name in Ids.Where(name => name != id))
        {
            using var other = new Package(name);
            Assert.That(package.Value("description"), Is.Not.EqualTo(other.Value("description")));
            Assert.That(package.Value("tags"), Is.Not.EqualTo(other.Value("tags")));
            Assert.That(Readme(package), Is.Not.EqualTo(Readme(other)));
        }
        Assert.That(package.Value("description"), Is.Not.Empty);
        Assert.That(Readme(package), Does.Contain($"dotnet add package {id}"));
    }

    [Test]
    public void Its_icon_is_the_mark()
    {
        var icon = package.Read(package.Value("icon"));

        Assert.That(icon, Is.EqualTo(File.ReadAllBytes(FileOf("docs/public/icon.png"))));
        // A PNG's width and height.
        Assert.That(icon.AsSpan(1, 3).SequenceEqual("PNG"u8), Is.True);
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), Is.EqualTo(128));
        Assert.That(BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20)), Is.EqualTo(128));
    }

    [Test]
    public void Its_release_notes_are_a_section_of_the_changelog()
    {
        var notes = package.Value("releaseNotes");

        Assert.That(notes, Is.Not.Empty);
        Assert.That(File.ReadAllText(FileOf("CHANGELOG.md")), Does.Contain($"\n{notes}"));
        Assert.That($"\n{notes}", Does.Not.Contain("\n## "));
        // The gallery's limit.
        Assert.That(notes, Has.Length.LessThanOrEqualTo(35_000));
    }

    [Test]
    public void Its_readme_is_shown_in_the_gallery()
    {
        var document = Markdown.Parse(Readme(package));
        var html = document.Descendants<HtmlInline>().Select(part => part.Tag).Concat(document.Descendants<HtmlBlock>().Select(part => $"{part.Lines}"));
        var images = document.Descendants<LinkInline>().Where(link => link.IsImage).Select(image => image.Url!).ToList();

        Assert.That(html, Is.Empty);
        // It shows drawings of a few addresses, and that of raw files isn't one of them.
        Assert.That(images, Has.None.Matches($"^{Raw}.*[.]svg"));
    }

    [Test]
    public void Its_readme_leads_to_files_of_its_commit()
    {
        var links = Markdown.Parse(Readme(package)).Descendants<LinkInline>().Select(link => link.Url!).ToList();
        string[] folders = [$"{Home}/blob/{Commit.Current.Id}/", $"{Raw}/{Commit.Current.Id}/"];
        var files = links.SelectMany(link => folders.Where(link.StartsWith).Select(folder => link[folder.Length..].Split('#')[0])).ToList();

        Assert.That(links, Has.All.StartsWith("https://").Or.StartsWith("#"));
        Assert.That(files, Does.Contain("LICENSE").And.All.Matches<string>(file => Path.Exists(FileOf(file))));
    }

    [Test]
    public void Its_assemblies_have_a_strong_name_and_their_texts()
    {
        foreach (var assembly in package.Assemblies)
        {
            using var reader = new PEReader(new MemoryStream(package.Read(assembly)));

            Assert.That(reader.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned), Is.True, assembly);
            var name = reader.GetMetadataReader().GetAssemblyDefinition().GetAssemblyName();
            Assert.That(Convert.ToHexStringLower(name.GetPublicKeyToken()!), Is.EqualTo(PublicKeyToken), assembly);
            Assert.That(package.ReadText(Path.ChangeExtension(assembly, "xml")), Does.Contain("<summary>"), assembly);
        }
    }

    [Test]
    public void A_debugger_finds_every_source()
    {
        foreach (var assembly in package.Assemblies)
        {
            using var symbols = new Symbols(package.ReadSymbols(assembly));
            var sources = symbols.LinkedSources.ToList();

            Assert.That(JToken.Parse(symbols.SourceLink)["documents"], Is.EqualTo(new JObject { ["/_/*"] = $"{Raw}/{Commit.Current.Id}/*" }));
            Assert.That(sources, Is.Not.Empty);
            Assert.That(sources, Has.All.StartsWith("/_/").And.All.Matches<string>(source => File.Exists(FileOf(source[3..]))), assembly);
        }
    }

    [Test]
    public void Its_assemblies_are_reproducible_and_its_files_have_the_time_of_the_commit()
    {
        foreach (var assembly in package.Assemblies)
        {
            using var reader = new PEReader(new MemoryStream(package.Read(assembly)));
            Assert.That(reader.ReadDebugDirectory().Select(entry => entry.Type), Does.Contain(DebugDirectoryEntryType.Reproducible), assembly);
        }
        // The time of a file in a ZIP archive is without a zone, and even.
        var time = Commit.Current.Time.UtcDateTime;
        Assert.That(package.Files.Select(file => file.LastWriteTime.DateTime), Has.All.EqualTo(time).Within(TimeSpan.FromSeconds(2)));
    }

    private static string Readme(Package package) => package.ReadText(package.Value("readme"));

    private static string FileOf(string path) => Path.Combine(Repository.Root, path);
}
