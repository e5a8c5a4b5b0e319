using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Tests.Loopback;

/// <summary>
/// A clock that skips ahead as soon as code waits for it. Waits of a minute or more, such as a call's timeout, last until the test moves the clock.
/// </summary>
internal sealed class ImpatientTime() : FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
{
    private readonly ConcurrentQueue<TimeSpan> waits = new();

    /// <summary>The waits so far, oldest first.</summary>
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
