namespace TwitchHelix.Generator.Scaffolding;

/// <summary>Nothing can be written: what was asked for is unknown, or is there already.</summary>
internal sealed class ScaffoldException(string message) : Exception(message);
