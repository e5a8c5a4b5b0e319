using TwitchHelix.Tests.Wire;

namespace TwitchHelix.Tests.Conventions;

/// <summary>The lines of all files that are written by hand.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class LineTests
{
    private const int Columns = 160;

    private static readonly string[] Kinds = [".cake", ".cs", ".csproj", ".json", ".liquid", ".md", ".props", ".slnx", ".targets", ".yaml"];

    private static readonly string[] NotWritten = [".git", "artifacts", "bin", "node_modules", "obj", "BenchmarkDotNet.Artifacts", "TestResults", "tools"];

    // Generated, and pages as another site writes them.
    private static readonly string[] Excluded = ["docs/endpoints.md", "tests/TwitchHelix.Generator.Tests/Drift/Orchard/pages/"];

    [Test]
    public void No_line_is_longer_than_160_columns()
    {
        var files = Files(Repository.Root).ToList();

        var wrong = files.SelectMany(TooLong).ToList();

        Assert.That(files, Has.Count.GreaterThan(300));
        Assert.That(wrong, Is.Empty, string.Join('\n', wrong));
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Where(file => Kinds.Contains(Path.GetExtension(file)) && !Excluded.Any(Relative(file).StartsWith))
            .Concat(Directory.EnumerateDirectories(folder).Where(inner => !NotWritten.Contains(Path.GetFileName(inner))).SelectMany(Files));

    private static IEnumerable<string> TooLong(string file) =>
        from line in File.ReadLines(file).Select((text, index) => (Text: text, Number: index + 1))
        where line.Text.Length > Columns && !IsTableRow(file, line.Text)
        select $"{Relative(file)}({line.Number}): {line.Text.Length} columns";

    // Markdown has no way to break these.
    private static bool IsTableRow(string file, string line) => Path.GetExtension(file) == ".md" && line.StartsWith('|');

    private static string Relative(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
}
