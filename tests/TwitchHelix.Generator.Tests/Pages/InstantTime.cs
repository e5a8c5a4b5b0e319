namespace TwitchHelix.Generator.Tests.Pages;

/// <summary>A clock on which every delay is over at once. It records them.</summary>
internal sealed class InstantTime : TimeProvider
{
    private readonly List<TimeSpan> delays = [];

    public IReadOnlyList<TimeSpan> Delays => delays;

    public override DateTimeOffset GetUtcNow() => new(2026, 11, 30, 0, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        delays.Add(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
