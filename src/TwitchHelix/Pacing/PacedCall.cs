namespace TwitchHelix.Pacing;

/// <summary>The places of a call in all its gates.</summary>
internal readonly struct PacedCall(GatePass bucket, IReadOnlyList<GatePass> limits)
{
    public void Leave(CallOutcome outcome)
    {
        bucket.Leave(outcome);
        foreach (var pass in limits)
            pass.Leave(outcome);
    }
}
