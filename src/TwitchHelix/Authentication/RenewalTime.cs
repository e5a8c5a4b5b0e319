namespace TwitchHelix.Authentication;

/// <summary>Decides when a token is renewed: early enough that it doesn't expire while a call is on its way.</summary>
internal sealed class RenewalTime(HelixOptions options, TimeProvider timeProvider)
{
    /// <param name="expiresAt">The time at which the token expires. Null if it doesn't.</param>
    /// <param name="issuedAt">The time at which it was issued. Null if it isn't known.</param>
    public bool IsDue(DateTimeOffset? expiresAt, DateTimeOffset? issuedAt)
    {
        if (expiresAt is not { } end)
            return false;
        var margin = options.RefreshMargin;
        // Otherwise a token whose life is shorter than the margin would be renewed at every call.
        if (issuedAt is { } start && (end - start).Ticks / 2 < margin.Ticks)
            margin = TimeSpan.FromTicks((end - start).Ticks / 2);
        // Not "end - margin": a store may hold the first day of the calendar.
        return end - timeProvider.GetUtcNow() <= margin;
    }
}
