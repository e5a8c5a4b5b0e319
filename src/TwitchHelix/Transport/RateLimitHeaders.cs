using System.Globalization;
using System.Net.Http.Headers;
using TwitchHelix.Serialization;

namespace TwitchHelix.Transport;

/// <summary>Reads the state of the bucket from the headers of an answer.</summary>
internal static class RateLimitHeaders
{
    /// <returns>Null unless all three headers are there and are numbers.</returns>
    public static HelixRateLimit? Read(HttpResponseHeaders headers)
    {
        if (Number(headers, "Ratelimit-Limit") is not (>= 0 and <= int.MaxValue and var limit)
            || Number(headers, "Ratelimit-Remaining") is not (>= 0 and <= int.MaxValue and var remaining)
            || Number(headers, "Ratelimit-Reset") is not { } reset
            || !UnixTime.TryRead(reset, out var resetsAt))
            return null;
        return new HelixRateLimit((int)limit, (int)remaining, resetsAt);
    }

    private static long? Number(HttpResponseHeaders headers, string name) =>
        long.TryParse(HeaderValue.First(headers, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
