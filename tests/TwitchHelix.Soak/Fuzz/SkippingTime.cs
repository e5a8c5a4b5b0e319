namespace TwitchHelix.Soak.Fuzz;

/// <summary>A clock that can skip ahead, so that calls never reach an operation's own limit.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private static readonly TimeSpan LongestLimit = HelixOperations.All.SelectMany(operation => operation.RateLimits).Max(limit => limit.Period);

    private TimeSpan skipped;

    public void SkipLimits() => skipped += LongestLimit;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + skipped;

    public override long GetTimestamp() => base.GetTimestamp() + (long)(skipped.TotalSeconds * TimestampFrequency);
}
