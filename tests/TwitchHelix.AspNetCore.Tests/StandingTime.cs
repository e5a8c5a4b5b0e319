using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>A clock that skips short waits if a test wants it, and knows the long ones, so that a test moves it only when code waits for it.</summary>
internal sealed class StandingTime(bool skipsShortWaits = false) : FakeTimeProvider(new DateTimeOffset(2026, 11, 16, 10, 11, 12, TimeSpan.Zero))
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private readonly HashSet<KnownTimer> waiting = [];

    /// <summary>Waits until code waits for about so long, and moves the clock.</summary>
    public async Task SkipAsync(TimeSpan wait)
    {
        await Until.TrueAsync(() => IsWaiting(wait));
        Advance(wait);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new KnownTimer(this, base.CreateTimer(callback, state, dueTime, period), dueTime);
        lock (waiting)
            waiting.Add(timer);
        if (skipsShortWaits && dueTime > TimeSpan.Zero && dueTime < Short)
            _ = Task.Run(() => Advance(dueTime));
        return timer;
    }

    /// <summary>Whether code waits for about so long.</summary>
    public bool IsWaiting(TimeSpan wait)
    {
        lock (waiting)
            return waiting.Any(timer => timer.Wait <= wait && timer.Wait > wait - Short);
    }

    private void Forget(KnownTimer timer)
    {
        lock (waiting)
            waiting.Remove(timer);
    }

    private sealed class KnownTimer(StandingTime time, ITimer timer, TimeSpan wait) : ITimer
    {
        public TimeSpan Wait { get; private set; } = wait;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Wait = dueTime;
            return timer.Change(dueTime, period);
        }

        public void Dispose()
        {
            time.Forget(this);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            time.Forget(this);
            return timer.DisposeAsync();
        }
    }
}
