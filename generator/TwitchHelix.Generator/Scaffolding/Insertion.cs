namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Lines that are put into a file.</summary>
internal sealed class Insertion(IReadOnlyList<string> lines)
{
    public IReadOnlyList<string> Lines { get; } = lines;

    /// <summary>The line of the file where they begin, counted from 1. Known once all that goes into the file is.</summary>
    public int Line { get; set; }
}
