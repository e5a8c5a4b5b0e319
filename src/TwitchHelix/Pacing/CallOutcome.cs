namespace TwitchHelix.Pacing;

/// <summary>How a call ended, as far as rate limits are concerned.</summary>
internal readonly struct CallOutcome(int? status, HelixRateLimit? rateLimit, DateTimeOffset? serverTime)
{
    /// <summary>The call was never sent.</summary>
    public static readonly CallOutcome NotSent = new(null, null, null) { IsNotSent = true };

    /// <summary>The call was sent, and had no answer.</summary>
    public static readonly CallOutcome NoAnswer = new(null, null, null);

    /// <summary>What the answer said about the bucket.</summary>
    public HelixRateLimit? RateLimit { get; } = rateLimit;

    /// <summary>The server's clock when it answered. Null if it did not tell.</summary>
    public DateTimeOffset? ServerTime { get; } = serverTime;

    public bool IsNotSent { get; private init; }

    public bool IsSuccess => status is >= 200 and < 300;

    public bool IsTooMany => status == 429;

    /// <summary>Whether Twitch would not carry out the call as it was, for another reason than a limit.</summary>
    public bool IsRefused => status is >= 400 and < 500 and not 429;
}
