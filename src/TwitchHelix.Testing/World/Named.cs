namespace TwitchHelix.Testing.World;

/// <summary>A user or a category: its ID, the key that it is looked up by (login or name), and its name as it is shown.</summary>
internal sealed record Named(string Id, string Key, string Name);
