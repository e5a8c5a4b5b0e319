namespace TwitchHelix.Pacing;

/// <summary>A call's place in a gate.</summary>
internal sealed class GatePass(Gate gate, long window, DateTimeOffset enteredAt)
{
    /// <summary>The window of the limit that admitted the call.</summary>
    public long Window { get; } = window;

    public DateTimeOffset EnteredAt { get; } = enteredAt;

    public void Leave(CallOutcome outcome) => gate.Leave(this, outcome);
}
