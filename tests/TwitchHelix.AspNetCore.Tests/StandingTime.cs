using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;
using TwitchHelix.Tests.Loopback;

namespace TwitchHelix.AspNetCore.Tests;

/// <summary>A clock that knows what code waits for: it moves only while a test waits for something, and no further than it must.</summary>
internal sealed class StandingTime() : FakeTimeProvider(new DateTimeOffset(2026, 11, 16, 10, 11, 12, TimeSpan.Zero))
{
    private static readonly TimeSpan Short = TimeSpan.FromMinutes(1);
    private readonly HashSet<KnownTimer> waiting = [];

    /// <summary>Waits for a condition, and skips the short waits of code until then.</summary>
    public Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "") => Until.TrueAsync(
        () =>
        {
            if (condition())
                return true;
            SkipShortWait();
            return false;
        },
        text);

    /// <summary>Waits until code waits for about so long, and moves the clock.</summary>
    public async Task SkipAsync(TimeSpan wait)
    {
        await UntilAsync(() => IsWaiting(wait));
        Advance(wait);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new KnownTimer(this, base.CreateTimer(callback, state, dueTime, period), dueTime);
        lock (waiting)
            waiting.Add(timer);
        return timer;
    }

    /// <summary>Whether code waits for about so long.</summary>
    public bool IsWaiting(TimeSpan wait)
    {
        lock (waiting)
            return waiting.Any(timer => timer.Wait <= wait && timer.Wait > wait - Short);
    }

    private void SkipShortWait()
    {
        KnownTimer? shortest;
        lock (waiting)
        {
            shortest = waiting.Where(timer => timer.Wait > TimeSpan.Zero && timer.Wait < Short).MinBy(timer => timer.Wait);
            // It is over before the code that waited says so.
            waiting.Remove(shortest!);
        }
        if (shortest is not null)
            Advance(shortest.Wait);
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
