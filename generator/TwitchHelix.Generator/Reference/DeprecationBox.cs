using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Reference;

/// <summary>Marks what Twitch has deprecated.</summary>
internal static class DeprecationBox
{
    /// <summary>A box with the reason, and what to use instead. Empty if there is no reason.</summary>
    public static string Of(SpecNode? reason, Func<SpecNode?, string> text) =>
        reason is null ? "" : $"::: warning Deprecated\n{text(reason)}\n:::\n\n";
}
