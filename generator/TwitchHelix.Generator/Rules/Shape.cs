namespace TwitchHelix.Generator.Rules;

/// <summary>The type of a value.</summary>
internal enum Shape
{
    Any,
    Map,
    List,
    Text,
    Flag,
    Number,
    FlagOrMap,
}
