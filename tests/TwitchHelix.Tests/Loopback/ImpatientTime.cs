using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Tests.Loopback;

/// <summary>Time that passes as soon as somebody waits for it. Whoever waits for a minute or more, as a call's timeout does, waits for what a test does.</summary>
internal sealed class ImpatientTime() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    /// <summary>What was waited for, the first first.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime <= TimeSpan.Zero || dueTime >= TimeSpan.FromMinutes(1))
            return timer;
        waits.Enqueue(dueTime);
        _ = Task.Run(() => Advance(dueTime));
        return timer;
    }
}
