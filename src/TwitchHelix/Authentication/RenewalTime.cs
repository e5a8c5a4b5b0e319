namespace TwitchHelix.Authentication;

/// <summary>Says when a token is to be renewed: so long before its end that it does not end on the way.</summary>
internal sealed class RenewalTime(HelixOptions options, TimeProvider timeProvider)
{
    /// <param name="expiresAt">The token's end. Null if it has none.</param>
    /// <param name="issuedAt">When it was given. Null if that isn't known.</param>
    public bool IsDue(DateTimeOffset? expiresAt, DateTimeOffset? issuedAt)
    {
        if (expiresAt is not { } end)
            return false;
        var margin = options.RefreshMargin;
        // A token that lives no longer than the margin would be renewed at every call.
        if (issuedAt is { } start && end - start < margin + margin)
            margin = TimeSpan.FromTicks((end - start).Ticks / 2);
        return timeProvider.GetUtcNow() >= end - margin;
    }
}
