namespace TwitchHelix.Generator.Tests.Drift;

/// <summary>An entry of the made-up API: its page, its anchor there, and our name of it.</summary>
internal sealed record PlantedEntry(string Page, string Anchor, string Name)
{
    /// <summary>A difference that is planted in this entry, and what must be found in it: <c>theyHave query color, presence</c>.</summary>
    public PlantedCase Case(string name, string old, string replacement, params string[] differences) => new(
        $"{Name}: {name}", [Edit(old, replacement)], [.. differences.Select(Of)]);

    /// <summary>The same with several edits.</summary>
    public PlantedCase Case(string name, OrchardEdit[] edits, params string[] differences) => new($"{Name}: {name}", edits, [.. differences.Select(Of)]);

    public OrchardEdit Edit(string old, string replacement) => new(Page, Anchor, old, replacement);

    public OrchardEdit EditPage(string old, string replacement) => new(Page, null, old, replacement);

    /// <summary>A difference in this entry.</summary>
    public string Of(string difference) => difference.IndexOf(' ', StringComparison.Ordinal) is var end and > 0
        ? $"{difference[..end]} {Name}: {difference[(end + 1)..]}"
        : throw new ArgumentException($"'{difference}' has no place", nameof(difference));
}

/// <summary>Edits of pages or of the specification, and all differences that they make.</summary>
internal sealed record PlantedCase(string Name, IReadOnlyList<OrchardEdit> Edits, IReadOnlyList<string> Differences)
{
    public override string ToString() => Name;
}
