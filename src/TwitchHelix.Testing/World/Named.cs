namespace TwitchHelix.Testing.World;

/// <summary>A user or category: its ID, its key for look-ups (login or name), and its display name.</summary>
internal sealed record Named(string Id, string Key, string Name);
