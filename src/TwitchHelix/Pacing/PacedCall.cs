namespace TwitchHelix.Pacing;

/// <summary>The turns of a call in all its gates.</summary>
internal readonly struct PacedCall(IReadOnlyList<(Gate Gate, Turn Turn)> turns)
{
    public void Leave(CallOutcome outcome)
    {
        foreach (var (gate, turn) in turns)
            gate.Leave(turn, outcome);
    }
}
