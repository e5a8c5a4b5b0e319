using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>
/// Allows one difference: we know better than the page. <c>Says</c> is a part of the difference's text, so that the page may not say something else later.
/// It is null where there is nothing more to say than that one has a thing that the other one lacks.
/// </summary>
internal sealed record Waiver(string Entry, string Place, string What, string? Says, string Reason, DateOnly Date, SpecLocation Location)
{
    public bool Allows(Difference difference) =>
        (difference.Entry, difference.Place, difference.What) == (Entry, Place, What)
        && (Says is null || difference.Text.Contains(Says, StringComparison.Ordinal));
}
