namespace TwitchHelix.Pacing;

/// <summary>The end of a call, as rate limits see it.</summary>
/// <param name="Status">The answer's status. Null without an answer.</param>
/// <param name="RateLimit">The state of the bucket in the answer. Null if the answer doesn't have it.</param>
/// <param name="ServerTime">The server's clock in the answer. Null if the answer doesn't have it.</param>
internal readonly record struct CallOutcome(int? Status, HelixRateLimit? RateLimit = null, DateTimeOffset? ServerTime = null)
{
    /// <summary>The call was never sent.</summary>
    public static readonly CallOutcome NotSent = new() { IsNotSent = true };

    /// <summary>The call was sent and canceled, or its time was over.</summary>
    public static readonly CallOutcome Canceled = new() { IsCanceled = true };

    /// <summary>The connection failed, or a handler of the caller.</summary>
    public static readonly CallOutcome Broken = new(Status: null);

    public bool IsNotSent { get; private init; }

    public bool IsCanceled { get; private init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsTooMany => Status == 429;

    /// <summary>Whether Twitch refused the call for another reason than a limit.</summary>
    public bool IsRefused => Status is >= 400 and < 500 and not 429;
}
