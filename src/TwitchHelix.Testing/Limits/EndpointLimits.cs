using TwitchHelix.Testing.Described;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Limits;

/// <summary>Counts calls against the operations' own limits, in a sliding window.</summary>
internal sealed class EndpointLimits(TimeProvider timeProvider)
{
    private const int MostKept = 10_000;

    private readonly Dictionary<(EndpointLimit Limit, string Value), Queue<DateTimeOffset>> calls = [];

    /// <summary>Counts a call. Returns false, and counts nothing, if the call would exceed a limit.</summary>
    public bool TryTake(ReceivedRequest request)
    {
        lock (calls)
        {
            var now = timeProvider.GetUtcNow();
            if (calls.Count > MostKept)
                RemoveIdle(now);
            var counted = request.Operation!.Limits.Select(limit => (Limit: limit, Times: Current(limit, request, now))).ToArray();
            if (counted.Any(count => count.Times.Count >= count.Limit.Calls))
                return false;
            foreach (var (_, times) in counted)
                times.Enqueue(now);
            return true;
        }
    }

    private Queue<DateTimeOffset> Current(EndpointLimit limit, ReceivedRequest request, DateTimeOffset now)
    {
        var key = (limit, string.Join('\n', limit.Per.Select(request.Values).Prepend(request.ClientId)));
        if (!calls.TryGetValue(key, out var times))
            calls[key] = times = new Queue<DateTimeOffset>();
        while (times.TryPeek(out var first) && first + limit.Period <= now)
            times.Dequeue();
        return times;
    }

    private void RemoveIdle(DateTimeOffset now)
    {
        foreach (var (key, times) in calls)
            if (times.All(time => time + key.Limit.Period <= now))
                calls.Remove(key);
    }
}
