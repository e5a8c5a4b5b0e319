namespace TwitchHelix.Generator.Pages;

/// <summary>The kinds of limits that a text states.</summary>
internal enum LimitKind
{
    Minimum,
    Maximum,
    Default,
}

/// <summary>A limit or a default in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The value: a number without separators, or a default of any type.</param>
/// <param name="IsLength">Whether it counts characters.</param>
internal sealed record StatedLimit(LimitKind Kind, string Value, bool IsLength);
