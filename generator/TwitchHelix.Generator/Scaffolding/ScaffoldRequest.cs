namespace TwitchHelix.Generator.Scaffolding;

/// <summary>What is to be written: an operation or a type of events, or a field of one of these.</summary>
internal sealed record ScaffoldRequest(string? Operation, string? Type, string? Version, string? Field);
