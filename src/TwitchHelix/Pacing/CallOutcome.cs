namespace TwitchHelix.Pacing;

/// <summary>The end of a call, as rate limits see it.</summary>
internal readonly struct CallOutcome(int? status, HelixRateLimit? rateLimit, DateTimeOffset? serverTime)
{
    /// <summary>The call was never sent.</summary>
    public static readonly CallOutcome NotSent = new(null, null, null) { IsNotSent = true };

    /// <summary>The call was sent and had no answer.</summary>
    public static readonly CallOutcome NoAnswer = new(null, null, null);

    /// <summary>The state of the bucket in the answer.</summary>
    public HelixRateLimit? RateLimit { get; } = rateLimit;

    /// <summary>The server's clock in the answer. Null if the answer doesn't have it.</summary>
    public DateTimeOffset? ServerTime { get; } = serverTime;

    public bool IsNotSent { get; private init; }

    public bool IsSuccess => status is >= 200 and < 300;

    public bool IsTooMany => status == 429;

    /// <summary>Whether Twitch refused the call for another reason than a limit.</summary>
    public bool IsRefused => status is >= 400 and < 500 and not 429;
}
