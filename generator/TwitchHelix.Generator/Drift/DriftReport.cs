using TwitchHelix.Generator.Pages;
using TwitchHelix.Generator.Specification;

namespace TwitchHelix.Generator.Drift;

/// <summary>What a comparison has found, in the order of the specification.</summary>
internal sealed record DriftReport
{
    public required SpecDocument Document { get; init; }

    /// <summary>The differences that no waiver allows.</summary>
    public required IReadOnlyList<Difference> Differences { get; init; }

    /// <summary>What in the pages couldn't be read.</summary>
    public required IReadOnlyList<PageFault> Faults { get; init; }

    /// <summary>Our entries that weren't found, and may be on pages that couldn't be read.</summary>
    public required IReadOnlyList<string> NotCompared { get; init; }

    /// <summary>The waivers that allow no difference any more.</summary>
    public required IReadOnlyList<Waiver> UnusedWaivers { get; init; }

    /// <summary>Whether pages or entries couldn't be read as a whole.</summary>
    public bool IsIncomplete => Faults.Any(fault => fault.IsWhole);

    public bool HasDrift => Differences.Count > 0 || Faults.Count > 0 || UnusedWaivers.Count > 0;
}
