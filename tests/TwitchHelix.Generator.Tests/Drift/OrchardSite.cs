namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>The pages and the specification of a made-up API, which agree, in memory. Tests change texts and compare.</summary>
internal sealed class OrchardSite
{
    private static readonly string Folder = Path.Combine(RepositoryCopy.Root, "tests", "TwitchHelix.Generator.Tests", "Drift", "Orchard");

    private static readonly Dictionary<string, string> AllPages = ReadAll("pages", "*.*");

    private static readonly Dictionary<string, string> WholeSpec = ReadAll("spec", "*.yaml");

    // Pages don't all end and begin in the same way. Git and editors would even that out in the files.
    static OrchardSite()
    {
        AllPages["api/reference/orchards.md"] = AllPages["api/reference/orchards.md"].Replace("\n", "\r\n", StringComparison.Ordinal);
        AllPages["api/reference/weather.md"] = AllPages["api/reference/weather.md"].TrimEnd('\n');
        AllPages["eventsub/reference/weather.md"] = "\ufeff" + AllPages["eventsub/reference/weather.md"];
    }

    /// <summary>The names of all pages: <c>api/reference/fruit.md</c>.</summary>
    public static IReadOnlyCollection<string> PageNames { get; } = [.. AllPages.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The texts of this site's pages, by name.</summary>
    public Dictionary<string, string> Pages { get; } = new(AllPages);

    /// <summary>The texts of this site's specification, by the path of the file.</summary>
    public Dictionary<string, string> Spec { get; } = new(WholeSpec);

    /// <summary>Changes a page or a file of the specification.</summary>
    public OrchardSite With(OrchardEdit edit)
    {
        var texts = edit.File.EndsWith(".yaml", StringComparison.Ordinal) ? Spec : Pages;
        texts[edit.File] = edit.Apply(texts[edit.File]);
        return this;
    }

    /// <summary>Replaces the whole text of a page.</summary>
    public OrchardSite With(string page, string text)
    {
        Pages[page] = text;
        return this;
    }

    /// <summary>Compares the pages with the specification by the command <c>drift</c>.</summary>
    public async Task<OrchardRun> CompareAsync()
    {
        using var folder = new TemporaryFolder();
        await WriteAsync(folder.PathOf("pages"), Pages);
        await WriteSpecAsync(folder.PathOf("spec"));
        return await OrchardRun.OfAsync(folder.PathOf("pages"), folder.PathOf("spec"));
    }

    public Task WriteSpecAsync(string folder) => WriteAsync(folder, Spec);

    private static Dictionary<string, string> ReadAll(string name, string pattern)
    {
        var root = Path.Combine(Folder, name);
        return Directory.GetFiles(root, pattern, SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText);
    }

    private static async Task WriteAsync(string folder, Dictionary<string, string> texts)
    {
        foreach (var (name, text) in texts)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }
    }
}
