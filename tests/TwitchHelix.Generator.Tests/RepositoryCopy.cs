using System.Reflection;

namespace TwitchHelix.Generator.Tests;

/// <summary>A copy of the files that a build of the library needs. Tests change it and build it.</summary>
internal sealed class RepositoryCopy : IDisposable
{
    public static readonly string Root = typeof(RepositoryCopy).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .First(attribute => attribute.Key == "RepositoryRoot").Value!;

    private static readonly string[] Copied =
        ["spec", "generator", "src/TwitchHelix", "Directory.Build.props", "Directory.Packages.props", "global.json", ".editorconfig", "README.md"];

    // A comma and a space in the path, because some tools have problems with them.
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(Directory.CreateTempSubdirectory("helix-").FullName, "copy, of it")).FullName;

    public string Library => Path.Combine(Folder, "src", "TwitchHelix");

    public string Clients => Path.Combine(Library, "obj", "generated", "HelixClients.g.cs");

    public string NSwagDocument => Path.Combine(Library, "obj", "generated", "helix.nswag.json");

    public string Bundle => Path.Combine(Folder, "artifacts", "helix.openapi.json");

    public string EventsDocument => Path.Combine(Folder, "artifacts", "eventsub.asyncapi.json");

    public static RepositoryCopy Create(params string[] more)
    {
        var copy = new RepositoryCopy();
        foreach (var name in Copied.Concat(more))
            copy.Copy(name);
        return copy;
    }

    public string PathOf(params string[] parts) => Path.Combine([Folder, .. parts]);

    public Task<CommandRun> BuildAsync(params string[] more) =>
        CommandRun.DotnetAsync(Library, ["build", "--tl:off", "-p:MinVerSkip=true", "-p:RunAnalyzers=false", .. more]);

    /// <summary>Runs a command of <c>dotnet</c> at the root of the copy.</summary>
    public Task<CommandRun> RunAsync(params string[] arguments) => CommandRun.DotnetAsync(Folder, arguments);

    /// <summary>Runs only the generation of a build, without compiling.</summary>
    public Task<CommandRun> GenerateAsync(params string[] more) => BuildAsync(["--no-restore", "-t:GenerateHelixClients", .. more]);

    /// <summary>Changes a file like an editor: it is then newer than the files made from it.</summary>
    public static void Edit(string path, Func<string, string> change) => File.WriteAllText(path, change(File.ReadAllText(path)));

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);

    private void Copy(string name)
    {
        var from = Path.Combine(Root, name);
        if (File.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.Copy(from, PathOf(name));
            return;
        }
        foreach (var file in Directory.GetFiles(from))
            Copy(Path.Combine(name, Path.GetFileName(file)));
        foreach (var folder in Directory.GetDirectories(from).Where(folder => Path.GetFileName(folder) is not ("bin" or "obj" or "node_modules")))
            Copy(Path.Combine(name, Path.GetFileName(folder)));
    }
}
