using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Allows one difference: we know better than the page.</summary>
internal sealed record Waiver(string Entry, string Place, string What, string Reason, DateOnly Date, SpecLocation Location)
{
    public bool Allows(Difference difference) => (difference.Entry, difference.Place, difference.What) == (Entry, Place, What);
}
