namespace TwitchHelix.EventSub.WebSockets;

/// <summary>Notices that nothing has been heard for too long. Hearing costs no more than looking at the clock.</summary>
internal sealed class SilenceWatch : IDisposable
{
    private readonly object gate = new();
    private readonly TimeProvider timeProvider;
    private readonly Action onSilence;
    private readonly ITimer timer;
    private TimeSpan longest;
    private long heardAt;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="longest">The longest silence.</param>
    /// <param name="onSilence">Is called once, when it has been silent for longer.</param>
    public SilenceWatch(TimeProvider timeProvider, TimeSpan longest, Action onSilence)
    {
        (this.timeProvider, this.longest, this.onSilence) = (timeProvider, longest, onSilence);
        heardAt = timeProvider.GetTimestamp();
        timer = timeProvider.CreateTimer(static state => ((SilenceWatch)state!).Look(), this, longest, Timeout.InfiniteTimeSpan);
    }

    public void Hear() => Volatile.Write(ref heardAt, timeProvider.GetTimestamp());

    /// <summary>Sets the longest silence from now on.</summary>
    public void Allow(TimeSpan time)
    {
        Hear();
        lock (gate)
            longest = time;
        timer.Change(time, Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        TimeSpan left;
        lock (gate)
            left = longest - timeProvider.GetElapsedTime(Volatile.Read(ref heardAt));
        if (left <= TimeSpan.Zero)
            onSilence();
        else
            timer.Change(left, Timeout.InfiniteTimeSpan);
    }
}
