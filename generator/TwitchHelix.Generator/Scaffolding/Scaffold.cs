using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Scaffolding;

/// <summary>What is written into a specification: the changes of its files, and what a person should know of them.</summary>
internal sealed class Scaffold(SpecDocument document, KnownEntries known)
{
    private readonly List<(string What, FileEdit File, Insertion Lines)> written = [];
    private readonly List<string> names = [];
    private readonly List<string> notes = [];

    public SpecDocument Document { get; } = document;

    public KnownEntries Known { get; } = known;

    public SpecEdits Edits { get; } = new();

    /// <summary>What is written, in the order in which it was drafted.</summary>
    public IReadOnlyList<(string What, FileEdit File, Insertion Lines)> Written => written;

    /// <summary>The names that were chosen, which a person may want to change.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>What the page leaves open.</summary>
    public IReadOnlyList<string> Notes => notes;

    public void Wrote(string what, string file, Insertion lines) => written.Add((what, Edits.Of(file), lines));

    public void Named(string name, string what) => names.Add($"{name}: {what}");

    public void Note(string note) => notes.Add(note);
}
