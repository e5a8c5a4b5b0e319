namespace TwitchHelix.Generator.Rules;

/// <summary>What may stand under a key.</summary>
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
