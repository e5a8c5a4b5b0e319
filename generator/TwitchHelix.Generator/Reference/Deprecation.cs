using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Marks what Twitch has deprecated.</summary>
internal static class Deprecation
{
    /// <summary>A box with the reason, and what to use instead. Empty if the node isn't deprecated.</summary>
    public static string Of(SpecNode node, Func<SpecNode?, string> text) =>
        node["x-deprecated"] is { } reason ? $"::: warning Deprecated\n{text(reason)}\n:::\n\n" : "";
}
