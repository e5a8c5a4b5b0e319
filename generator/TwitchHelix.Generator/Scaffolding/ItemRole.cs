namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Where an item is.</summary>
internal enum ItemRole
{
    Parameter,
    Sent,
    Received,
}
