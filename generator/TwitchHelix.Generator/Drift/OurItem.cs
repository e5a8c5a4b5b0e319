using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>A parameter, a property, or a field of a condition in the specification. The last has no schema: it is a string.</summary>
internal sealed record OurItem(string Name, UsedSchema? Schema, bool IsRequired, SpecLocation Location)
{
    /// <summary>Whether this is its name, or another name that Twitch sends.</summary>
    public bool IsCalled(string name) => Name == name || (Schema?["x-alias"]?.Items ?? []).Any(alias => alias.Text == name);
}
