using TwitchHelix.Authentication.Tokens;

namespace TwitchHelix.Authentication;

/// <summary>Decides when a token is renewed: early enough that it doesn't expire while a call is on its way.</summary>
internal sealed class RenewalTime(HelixOptions options, TimeProvider timeProvider)
{
    private static readonly TimeSpan LongestEnding = TimeSpan.FromSeconds(10);

    public RenewalStage StageOf(IEndingToken token) => StageOf(token, options.RefreshMargin, timeProvider.GetUtcNow());

    /// <summary>Gets the time for which a call waits for the renewal of a token that is ending: until half of the ending is over.</summary>
    /// <returns>Infinite if that time is over: the call would arrive too late with the old token.</returns>
    public TimeSpan PatienceFor(IEndingToken token)
    {
        var left = token.ExpiresAt!.Value - timeProvider.GetUtcNow() - Half(EndingOf(token, options.RefreshMargin));
        return left > TimeSpan.Zero ? left : Timeout.InfiniteTimeSpan;
    }

    private static RenewalStage StageOf(IEndingToken token, TimeSpan margin, DateTimeOffset now)
    {
        if (token.ExpiresAt is not { } end)
            return RenewalStage.Early;
        // Not "end - margin": a store may hold the first day of the calendar.
        var left = end - now;
        return left <= TimeSpan.Zero ? RenewalStage.Ended
            : !token.CanBeRenewed || left > MarginOf(token, margin) ? RenewalStage.Early
            : left > EndingOf(token, margin) ? RenewalStage.Due
            : RenewalStage.Ending;
    }

    // Otherwise a token whose life is shorter than the margin would be renewed at every call.
    private static TimeSpan MarginOf(IEndingToken token, TimeSpan margin) => LifeOf(token) is { } life ? Shorter(Half(life), margin) : margin;

    private static TimeSpan EndingOf(IEndingToken token, TimeSpan margin) => Shorter(LongestEnding, MarginOf(token, margin));

    private static TimeSpan? LifeOf(IEndingToken token) => token.ExpiresAt - token.IssuedAt;

    private static TimeSpan Half(TimeSpan time) => TimeSpan.FromTicks(time.Ticks / 2);

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
