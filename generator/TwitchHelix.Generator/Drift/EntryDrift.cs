using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Collects the differences of one entry.</summary>
/// <param name="name">The name of the entry.</param>
/// <param name="line">Where the page has the entry.</param>
/// <param name="location">Where the specification has it.</param>
/// <param name="isWhole">Whether all of the page was read. If not, what the page lacks isn't known.</param>
internal sealed class EntryDrift(string name, PageLine line, SpecLocation location, bool isWhole)
{
    private readonly List<Difference> found = [];

    public IReadOnlyList<Difference> Found => found;

    public void TheyHave(string place, string what, string text, PageLine? at = null, SpecLocation? near = null) =>
        Add(DifferenceKind.TheyHave, place, what, text, at, near);

    public void WeHave(string place, string what, string text, PageLine? near = null, SpecLocation? at = null)
    {
        if (isWhole)
            Add(DifferenceKind.WeHave, place, what, text, near, at);
    }

    public void Differs(string place, string what, string text, PageLine? at = null, SpecLocation? ours = null) =>
        Add(DifferenceKind.Differs, place, what, text, at, ours);

    public void NotUnderstood(string place, string what, string text, PageLine at, SpecLocation ours) =>
        Add(DifferenceKind.NotUnderstood, place, what, text, at, ours);

    private void Add(DifferenceKind kind, string place, string what, string text, PageLine? at, SpecLocation? ours) =>
        found.Add(new Difference(kind, name, place, what, text, at ?? line, ours ?? location));
}
