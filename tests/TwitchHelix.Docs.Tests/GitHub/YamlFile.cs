using TwitchHelix.Tests.Wire;
using YamlDotNet.RepresentationModel;

namespace TwitchHelix.Docs.Tests.GitHub;

/// <summary>A file of YAML below <c>.github</c>.</summary>
internal sealed record YamlFile(string Name, YamlMappingNode Root)
{
    public static string Folder => Path.Combine(Repository.Root, ".github");

    public static YamlFile Load(params string[] path)
    {
        using var reader = File.OpenText(Path.Combine([Folder, .. path]));
        var yaml = new YamlStream();
        yaml.Load(reader);
        return new(path[^1], (YamlMappingNode)yaml.Documents.Single().RootNode);
    }

    public static IEnumerable<YamlFile> LoadAll(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.yml").Order(StringComparer.Ordinal).Select(file => Load(folder, Path.GetFileName(file)));

    public override string ToString() => Name;
}
