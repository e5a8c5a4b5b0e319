namespace TwitchHelix.Pacing;

/// <summary>The turns of a call in its gates. Without gate is a turn that it doesn't have yet.</summary>
internal readonly struct PacedCall((Gate? Gate, Turn Turn)[] turns)
{
    public void Leave(CallOutcome outcome)
    {
        foreach (var (gate, turn) in turns)
            gate?.Leave(turn, outcome);
    }
}
