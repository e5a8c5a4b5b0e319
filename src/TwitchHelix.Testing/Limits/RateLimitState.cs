using System.Globalization;
using TwitchHelix.Testing.Http;

namespace TwitchHelix.Testing.Limits;

/// <summary>A bucket after a call: the points left, -1 if the call got none, and the time of the reset by the server's clock.</summary>
internal readonly record struct RateLimitState(int Limit, int Remaining, DateTimeOffset ResetsAt, DateTimeOffset Now)
{
    public Answer AddTo(Answer answer) => answer
        .With("Date", Now.ToString("R", CultureInfo.InvariantCulture))
        .With("Ratelimit-Limit", Limit.ToString(CultureInfo.InvariantCulture))
        .With("Ratelimit-Remaining", Math.Max(0, Remaining).ToString(CultureInfo.InvariantCulture))
        .With("Ratelimit-Reset", ResetsAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
}
