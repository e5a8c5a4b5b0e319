namespace TwitchHelix.Pacing;

/// <summary>A call's turn: it may be sent. The limit's window admitted it at a time, as <see cref="Gate"/> measures it.</summary>
internal readonly record struct Turn(long Window, TimeSpan TakenAt);
