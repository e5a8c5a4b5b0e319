namespace TwitchHelix.Pacing;

/// <summary>A call's place in a gate.</summary>
internal sealed class GatePass(Gate gate, Turn turn)
{
    public void Leave(CallOutcome outcome) => gate.Leave(turn, outcome);
}
