using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.CSharp;

/// <summary>A method of another library.</summary>
/// <param name="Old">Its name there, with its class.</param>
/// <param name="New">The name of the method that does the same here. Null if it follows from the old name.</param>
/// <param name="Location">Where it is written.</param>
internal sealed record MigrationName(string Old, string? New, SpecLocation Location)
{
    /// <summary>Reads a list: a method a line, <c>Old</c> or <c>Old = New</c>. Lines that are empty or begin with <c>#</c> don't count.</summary>
    public static IReadOnlyList<MigrationName> Read(string path) =>
    [
        .. File.ReadAllLines(path).Select((line, index) => (Text: line.Trim(), Location: new SpecLocation(path, index + 1, 1)))
            .Where(line => line.Text.Length > 0 && line.Text[0] != '#')
            .Select(line => line.Text.Split('=', StringSplitOptions.TrimEntries) is [var old, var current]
                ? new MigrationName(old, current, line.Location)
                : new MigrationName(line.Text, null, line.Location)),
    ];
}
