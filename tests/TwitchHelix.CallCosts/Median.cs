namespace TwitchHelix.CallCosts;

/// <summary>The middle of values, which a slow minute doesn't move.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    /// <summary>Gets the middle of the ratios of values that were measured one after the other.</summary>
    public static double OfRatios(IEnumerable<double> values, IEnumerable<double> floor) => Of(values.Zip(floor, (value, least) => value / least));
}
