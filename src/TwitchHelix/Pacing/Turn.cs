namespace TwitchHelix.Pacing;

/// <summary>A call's turn: it may be sent.</summary>
/// <param name="Window">The limit's window that admitted the call.</param>
/// <param name="TakenAt">The time, as <see cref="Gate"/> measures it.</param>
internal readonly record struct Turn(long Window, TimeSpan TakenAt);
