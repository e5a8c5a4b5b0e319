using Microsoft.Extensions.Time.Testing;

namespace TwitchHelix.EventSub.Tests;

/// <summary>A clock that stands still, and knows who waits.</summary>
internal sealed class WatchedTime() : FakeTimeProvider(new DateTimeOffset(2026, 11, 29, 20, 0, 0, TimeSpan.Zero))
{
    private readonly List<TimeSpan> waits = [];
    private readonly List<(Func<TimeSpan, bool> Fits, int Count, TaskCompletionSource Done)> waiters = [];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        lock (waits)
        {
            waits.Add(dueTime);
            foreach (var waiter in waiters.Where(IsTrue))
                waiter.Done.TrySetResult();
        }
        return timer;
    }

    /// <summary>Waits until so many timers of this kind have been started since the beginning.</summary>
    public Task WhenWaitedAsync(int count, Func<TimeSpan, bool> fits)
    {
        lock (waits)
        {
            var waiter = (fits, count, Done: new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (IsTrue(waiter))
                return Task.CompletedTask;
            waiters.Add(waiter);
            return waiter.Done.Task.WaitAsync(TestContext.CurrentContext.CancellationToken);
        }
    }

    private bool IsTrue((Func<TimeSpan, bool> Fits, int Count, TaskCompletionSource Done) waiter) => waits.Count(waiter.Fits) >= waiter.Count;
}
