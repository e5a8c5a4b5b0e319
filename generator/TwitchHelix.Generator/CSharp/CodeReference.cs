namespace TwitchHelix.Generator.CSharp;

/// <summary>What a name in a text is in C#: a parameter, or a member with its type (<c>Poll.Status</c>).</summary>
internal readonly record struct CodeReference(string Name, bool IsParameter = false);
