namespace TwitchHelix.Generator.CSharp;

/// <summary>A C# name: a parameter, or a member with its type (<c>Poll.Status</c>).</summary>
internal readonly record struct CodeReference(string Name, bool IsParameter = false);
