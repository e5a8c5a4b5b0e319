namespace TwitchHelix.Soak.Pacing.Simulation;

/// <summary>A server's bucket of points in virtual time. It is full again one window after its first call, or refills gradually.</summary>
/// <param name="schedule">The server's properties.</param>
internal sealed class SimulatedBucket(Schedule schedule)
{
    private readonly TimeSpan perPoint = schedule.Window / schedule.Limit;

    /// <summary>The time at which the bucket is full again.</summary>
    private TimeSpan endsAt;
    private int used;

    /// <summary>The windows that ended while calls waited and no fault disturbed them, and of these, those whose points weren't used.</summary>
    public (int All, int Wasted) Windows { get; private set; }

    /// <summary>The points that a call would find.</summary>
    public int Left(TimeSpan now) => now >= endsAt ? schedule.Limit
        : schedule.RefillsGradually ? schedule.Limit - (int)Math.Ceiling((endsAt - now) / perPoint)
        : schedule.Limit - used;

    /// <summary>Ends the window if it is over.</summary>
    /// <param name="now">The time.</param>
    /// <param name="running">The running calls, which may take the last points, if others wait. Null if none waits, and the points need not be used.</param>
    public void Pass(TimeSpan now, int? running)
    {
        if (used == 0 || now < endsAt)
            return;
        if (running is not null)
            Windows = (Windows.All + 1, Windows.Wasted + (used + running < schedule.Limit * 0.98 ? 1 : 0));
        used = 0;
    }

    /// <summary>Takes a point, if one is left.</summary>
    /// <returns>The bucket as the headers show it.</returns>
    public (bool IsTaken, HelixRateLimit RateLimit, DateTimeOffset? Date) Take(TimeSpan now)
    {
        var isTaken = Left(now) > 0;
        if (isTaken)
            TakePoint(now);
        return (isTaken, new HelixRateLimit(schedule.Limit, Left(now), Clock(endsAt)), schedule.IsDated ? Clock(now) : null);
    }

    private void TakePoint(TimeSpan now)
    {
        if (schedule.RefillsGradually)
            endsAt = (endsAt > now ? endsAt : now) + perPoint;
        else if (used++ == 0)
            endsAt = schedule.ResetsAtWholeSecond ? Floor(now + schedule.Window + schedule.ServerAhead) - schedule.ServerAhead : now + schedule.Window;
    }

    // Headers have whole seconds.
    private DateTimeOffset Clock(TimeSpan time) => Schedule.Epoch + Floor(time + schedule.ServerAhead);

    private static TimeSpan Floor(TimeSpan time) => TimeSpan.FromSeconds(Math.Floor(time.TotalSeconds));
}
