using Polly;

namespace TwitchHelix;

/// <summary>
/// How calls that failed are sent again. That is done where it helps: after status 429 for any call; after 500, 502, 503, 504 and a broken
/// connection for calls that can be repeated without harm (<see cref="HelixOperation.IsRepeatable"/>), and for others only if the connection
/// never came about. After 503 it is done once, as Twitch asks. A 429 that waiting doesn't cure (<see cref="HelixOperation.HasQuota"/>) isn't retried.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public sealed class HelixRetryOptions
{
    /// <summary>How often a call is sent again at most: 3 times unless set. 0 for never.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// How long to wait before the first retry: half a second unless set. It doubles with each one, and is varied at random so that many clients don't call at
    /// once. An answer that says how long (<c>Retry-After</c>) is believed.
    /// </summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a retry: 30 seconds unless set. An answer that asks for longer is not retried.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How many retries there may be in a row, over all calls, so that an outage is not made worse: 100 unless set. Each retry takes one away, each success
    /// gives a tenth of one back, and where nothing is left a call fails at its first try. Retries after status 429 don't count.
    /// </summary>
    public int Budget { get; set; } = 100;

    /// <summary>
    /// Decides in place of all rules above which tries are repeated; <see cref="ResiliencePipeline.Empty"/> for none. A try that failed throws a
    /// <see cref="HelixException"/>. The pipeline may not run two tries of a call at the same time. Null for the rules above.
    /// </summary>
    /// <seealso href="https://www.pollydocs.org/"/>
    public ResiliencePipeline? Pipeline { get; set; }

    internal HelixRetryOptions Copy() => (HelixRetryOptions)MemberwiseClone();
}
