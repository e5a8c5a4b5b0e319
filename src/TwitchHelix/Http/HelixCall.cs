using TwitchHelix.Authentication.Tokens;
using TwitchHelix.Calls;
using TwitchHelix.Transport;

namespace TwitchHelix.Http;

/// <summary>A call and the costs of its attempts, which may run at the same time.</summary>
internal sealed class HelixCall(HelixRequest request, CallerChoice choice, CallDeadline deadline)
{
    private int sends;
    private long ticksHeldBack;
    private CallToken? renewed;

    public HelixRequest Request { get; } = request;

    public CallerChoice Choice { get; } = choice;

    public HelixOperation Operation => Request.Operation;

    public CallDeadline Deadline { get; } = deadline;

    /// <summary>The body of each attempt. Null for none.</summary>
    public byte[]? Body { get; init; }

    /// <summary>The token that replaced a rejected one. Null if none was rejected.</summary>
    public CallToken? Renewed
    {
        get => Volatile.Read(ref renewed);
        set => Volatile.Write(ref renewed, value);
    }

    /// <summary>The kind of the bucket that the last try took its point from, for metrics.</summary>
    public string Bucket { get; set; } = "";

    /// <summary>The number of retries.</summary>
    public int Retries => Math.Max(0, Volatile.Read(ref sends) - 1);

    /// <summary>The time for which rate limits held the call back.</summary>
    public TimeSpan HeldBack => TimeSpan.FromTicks(Interlocked.Read(ref ticksHeldBack));

    public void CountSend() => Interlocked.Increment(ref sends);

    public void AddHeldBack(TimeSpan time) => Interlocked.Add(ref ticksHeldBack, time.Ticks);
}
