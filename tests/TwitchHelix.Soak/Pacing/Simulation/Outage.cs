namespace TwitchHelix.Soak.Pacing.Simulation;

/// <summary>A time in which every call fails.</summary>
internal sealed record Outage(TimeSpan Start, TimeSpan End, OutageKind Kind)
{
    public bool Includes(TimeSpan time) => time >= Start && time < End;

    public override string ToString() => $"{Kind} from {Start.TotalSeconds:0.0} to {End.TotalSeconds:0.0} s";
}

/// <summary>How calls fail.</summary>
internal enum OutageKind
{
    /// <summary>Status 502 from a server before the API: it takes no point and shows none.</summary>
    BadGateway,

    /// <summary>Status 500 from the API: it takes a point and shows the bucket.</summary>
    InternalError,

    /// <summary>No connection.</summary>
    Unreachable,
}
