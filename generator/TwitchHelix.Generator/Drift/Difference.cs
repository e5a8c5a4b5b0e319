using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>Names who has a thing that the other one lacks.</summary>
internal enum DifferenceKind
{
    /// <summary>Twitch has it, we lack it.</summary>
    TheyHave,

    /// <summary>We have it, Twitch lacks it.</summary>
    WeHave,

    /// <summary>Both have it, in different forms.</summary>
    Differs,

    /// <summary>The page has a sentence about it that can't be read.</summary>
    NotUnderstood,
}

/// <summary>
/// One difference between a page and the specification. The entry is an <c>operationId</c>, an EventSub type and its version, or an anchor that the
/// specification doesn't know. The place and what is different there name it for waivers.
/// </summary>
internal sealed record Difference(DifferenceKind Kind, string Entry, string Place, string What, string Text, PageLine? Line, SpecLocation? Location)
{
    /// <summary>What differs if one has a thing that the other one lacks.</summary>
    public const string Presence = "presence";

    /// <summary>What differs if both have one value.</summary>
    public const string Value = "value";

    /// <summary>The place of an entry as a whole.</summary>
    public const string WholeEntry = "entry";
}
