using Polly;

namespace TwitchHelix;

/// <summary>
/// The rules by which failed calls to the API and failed requests to the identity server are sent again. Any call is retried after status 429; a call that can
/// be repeated without harm (<see cref="HelixOperation.IsRepeatable"/>) also after 500, 502, 504 and a broken connection, and after 503 once, as Twitch
/// asks; every other call only if there was no connection. A 429 that waiting doesn't cure (<see cref="HelixOperation.HasQuota"/>) isn't retried.
/// </summary>
/// <seealso href="https://dev.twitch.tv/docs/api/guide/#twitch-rate-limits"/>
public sealed class HelixRetryOptions
{
    /// <summary>The number of retries of a call at most. 0 for none. Default: 3.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>
    /// The longest wait before the first retry. It doubles with each retry; the shortest is half of it, and the wait is random between them, so that many
    /// clients don't call at the same moment. If the answer says how long to wait (<c>Retry-After</c>), that is the wait. Default: 0.5 seconds.
    /// </summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait before a retry. If the server asks for a longer wait, the call fails. Default: 30 seconds.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The number of retries that all calls share, so that they don't make an outage worse. Each retry takes one, each success returns a tenth of one;
    /// when none is left, calls fail at their first attempt. Retries after status 429 don't count. The API and the identity server each have a budget.
    /// Default: 100.
    /// </summary>
    public int Budget { get; set; } = 100;

    /// <summary>
    /// Replaces all rules above for calls to the API; <see cref="ResiliencePipeline.Empty"/> for no retries. A failed attempt throws a
    /// <see cref="HelixException"/>. The pipeline may run several attempts at the same time, as hedging does. Requests to the identity server keep the rules
    /// above. Null for the rules above.
    /// </summary>
    /// <seealso href="https://www.pollydocs.org/"/>
    public ResiliencePipeline? Pipeline { get; set; }

    internal HelixRetryOptions Copy() => (HelixRetryOptions)MemberwiseClone();
}
