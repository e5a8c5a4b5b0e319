using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.Testing.Tests.EventSub;

/// <summary>A clock that tells when a timer starts, so that a test doesn't move the time too early.</summary>
internal sealed class WatchedClock() : FakeTimeProvider(new DateTimeOffset(2026, 5, 9, 18, 20, 31, TimeSpan.Zero))
{
    private readonly object gate = new();
    private readonly List<TimeSpan> started = [];
    private readonly List<(TimeSpan Time, TaskCompletionSource Done)> waiting = [];

    /// <summary>Waits for a timer of this length. Each timer is found once.</summary>
    public Task TimerAsync(TimeSpan time)
    {
        lock (gate)
        {
            if (started.Remove(time))
                return Task.CompletedTask;
            var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((time, done));
            return done.Task.WaitAsync(TestSocket.Limit());
        }
    }

    /// <summary>Forgets the timers so far.</summary>
    public void Forget()
    {
        lock (gate)
            started.Clear();
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (gate)
        {
            var index = waiting.FindIndex(each => each.Time == dueTime);
            if (index < 0)
            {
                started.Add(dueTime);
            }
            else
            {
                waiting[index].Done.SetResult();
                waiting.RemoveAt(index);
            }
        }
        return timer;
    }
}
