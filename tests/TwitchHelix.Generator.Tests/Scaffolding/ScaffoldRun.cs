namespace TwitchHelix.Generator.Tests.Scaffolding;

/// <summary>A copy of the real specification, and a folder of pages, for the command <c>scaffold</c>.</summary>
internal sealed class ScaffoldRun : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private ScaffoldRun() => Directory.CreateDirectory(Pages);

    public string Spec => folder.PathOf("spec");

    public string Pages => folder.PathOf("pages");

    private IEnumerable<string> Files => Directory.GetFiles(Spec, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static ScaffoldRun Create(Func<string, string, string>? edit = null)
    {
        var run = new ScaffoldRun();
        var real = Path.Combine(RepositoryCopy.Root, "spec");
        foreach (var file in Directory.GetFiles(real, "*", SearchOption.AllDirectories))
            Write(run.Spec, Path.GetRelativePath(real, file), File.ReadAllText(file));
        foreach (var (name, text) in OrchardPages.All)
            Write(run.Pages, name, edit is null ? text : edit(name, text));
        return run;
    }

    /// <summary>Runs the command with options, as they are written in a shell.</summary>
    public Task<CommandRun> ScaffoldAsync(string options) =>
        CommandRun.GeneratorAsync(["scaffold", Pages, "--spec", Spec, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    public Task<CommandRun> CheckAsync() => CommandRun.GeneratorAsync("check", Spec);

    /// <summary>All files of the specification, by their places.</summary>
    public IReadOnlyDictionary<string, string> Read() => Files.ToDictionary(file => Path.GetRelativePath(Spec, file).Replace('\\', '/'), File.ReadAllText);

    public string Read(string file) => File.ReadAllText(Path.Combine(Spec, file));

    public void Write(string file, string text) => Write(Spec, file, text);

    public void Edit(string file, Func<string, string> change) => RepositoryCopy.Edit(Path.Combine(Spec, file), change);

    /// <summary>Writes what is marked: the words of the mark itself, which say all that the rules ask for.</summary>
    public void WriteMarks()
    {
        foreach (var file in Files.Where(file => file.EndsWith(".yaml", StringComparison.Ordinal)))
            File.WriteAllText(file, File.ReadAllText(file).Replace("WRITE: ", "", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static void Write(string root, string name, string text)
    {
        var path = Path.Combine(root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
