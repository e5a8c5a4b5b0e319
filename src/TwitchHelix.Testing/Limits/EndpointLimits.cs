using TwitchHelix.Testing.Described;

namespace TwitchHelix.Testing.Limits;

/// <summary>Counts calls against the limits that operations have of their own: at any moment, the calls of the period before it.</summary>
internal sealed class EndpointLimits(TimeProvider timeProvider)
{
    private readonly Dictionary<(DescribedOperation, int, string), Queue<DateTimeOffset>> calls = [];

    /// <summary>Counts a call, unless that would be one too many.</summary>
    /// <param name="operation">What is called.</param>
    /// <param name="value">Gives what a limit is counted by: a parameter, or a property of the body.</param>
    public bool TryTake(DescribedOperation operation, Func<string, string?> value)
    {
        lock (calls)
        {
            var now = timeProvider.GetUtcNow();
            var counted = new Queue<DateTimeOffset>[operation.Limits.Count];
            for (var i = 0; i < counted.Length; i++)
            {
                var limit = operation.Limits[i];
                var key = (operation, i, string.Join('\n', limit.Per.Select(value)));
                if (!calls.TryGetValue(key, out var times))
                    calls[key] = times = new Queue<DateTimeOffset>();
                while (times.TryPeek(out var first) && first + limit.Period <= now)
                    times.Dequeue();
                if (times.Count >= limit.Calls)
                    return false;
                counted[i] = times;
            }
            foreach (var times in counted)
                times.Enqueue(now);
            return true;
        }
    }
}
