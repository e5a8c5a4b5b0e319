namespace TwitchHelix.Testing;

/// <summary>How a <see cref="HelixTestServer"/> answers.</summary>
public sealed class HelixTestServerOptions
{
    /// <summary>
    /// How many items a paged list has over all its pages: 250 unless set. The items are the example's, again and again, with
    /// IDs of their own. Null to answer with the example itself, which has one page.
    /// </summary>
    public int? ListLength { get; set; } = 250;

    /// <summary>The points in a token's rate limit bucket, which is full again every minute: 800 unless set. A call costs one; without points the answer is 429.</summary>
    public int RateLimit { get; set; } = 800;

    /// <summary>How long the tokens live that the server hands out: 60 days unless set.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(60);

    /// <summary>The server's clock: the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
