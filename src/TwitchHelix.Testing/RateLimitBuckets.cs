using System.Collections.Concurrent;

namespace TwitchHelix.Testing;

/// <summary>The rate limit buckets, one a token. A bucket is full again at the next whole minute after it was first used.</summary>
internal sealed class RateLimitBuckets(int limit, TimeProvider timeProvider)
{
    private readonly ConcurrentDictionary<string, Bucket> buckets = new();

    /// <summary>Takes a point, and tells what is left; -1 if there was none to take.</summary>
    public (int Remaining, DateTimeOffset ResetsAt) Take(string token) => buckets.GetOrAdd(token, _ => new Bucket()).Take(limit, timeProvider.GetUtcNow());

    private sealed class Bucket
    {
        private int remaining;
        private DateTimeOffset resetsAt;

        public (int Remaining, DateTimeOffset ResetsAt) Take(int limit, DateTimeOffset now)
        {
            lock (this)
            {
                if (now >= resetsAt)
                {
                    remaining = limit;
                    resetsAt = DateTimeOffset.FromUnixTimeSeconds(now.ToUnixTimeSeconds() + 60);
                }
                remaining = Math.Max(-1, remaining - 1);
                return (remaining, resetsAt);
            }
        }
    }
}
