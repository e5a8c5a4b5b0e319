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
        Skip(dueTime);
        return new SkippingTimer(this, timer);
    }

    private void Skip(TimeSpan wait)
    {
        if (wait <= TimeSpan.Zero || wait >= TimeSpan.FromMinutes(1))
            return;
        waits.Enqueue(wait);
        _ = Task.Run(() => Advance(wait));
    }

    private sealed class SkippingTimer(ImpatientTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isChanged = timer.Change(dueTime, period);
            time.Skip(dueTime);
            return isChanged;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
