using System.IO.Enumeration;
using System.Xml.Linq;
using TwitchHelix.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Docs.Tests.GitHub;

/// <summary>The updates of dependencies.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class DependabotTests
{
    private static readonly string[] OtherFolders = [".git", "artifacts", "bin", "node_modules", "obj"];

    private static IEnumerable<YamlNode> Updates => YamlFile.Load("dependabot.yml").Root.Items("updates");

    [Test]
    public void All_kinds_of_dependencies_are_updated()
    {
        Assert.That(YamlFile.Load("dependabot.yml").Root.Text("version"), Is.EqualTo("2"));
        Assert.That(Updates.Select(update => update.Text("package-ecosystem")), Is.EquivalentTo(new[] { "nuget", "dotnet-sdk", "github-actions", "npm" }));
        foreach (var update in Updates)
        {
            Assert.That(update.Get("schedule").Text("interval"), Is.EqualTo("weekly"));
            Assert.That(update.Text("directory") is not null, Is.Not.EqualTo(update.Get("directories") is not null), "one of both");
        }
    }

    [Test]
    public void Each_folder_with_packages_of_npm_is_listed()
    {
        var listed = Updates.Single(update => update.Text("package-ecosystem") == "npm").Items("directories").Select(folder => $"{folder}");

        Assert.That(LockedFolders(Repository.Root), Is.SubsetOf(listed));
    }

    [Test]
    public void A_library_goes_on_asking_for_the_oldest_versions()
    {
        var ignored = Updates.Single(update => update.Text("package-ecosystem") == "nuget").Items("ignore")
            .Select(entry => entry.Text("dependency-name")!).ToList();
        var asked = XDocument.Load(Path.Combine(Repository.Root, "Directory.Packages.props")).Root!.Elements("ItemGroup")
            .Where(group => ((string?)group.Attribute("Label"))?.StartsWith("The library", StringComparison.Ordinal) == true)
            .SelectMany(group => group.Elements("PackageVersion")).Select(package => (string)package.Attribute("Include")!).Distinct().ToList();

        Assert.That(asked, Has.Count.GreaterThan(10));
        Assert.That(asked.Where(package => !ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, package))), Is.Empty);
    }

    private static IEnumerable<string> LockedFolders(string folder)
    {
        if (File.Exists(Path.Combine(folder, "package-lock.json")))
            yield return $"/{Path.GetRelativePath(Repository.Root, folder).Replace('\\', '/')}";
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => !OtherFolders.Contains(Path.GetFileName(inner))))
            foreach (var found in LockedFolders(inner))
                yield return found;
    }
}
