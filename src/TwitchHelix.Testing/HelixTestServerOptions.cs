namespace TwitchHelix.Testing;

/// <summary>How a <see cref="HelixTestServer"/> answers. What is set after the start has no effect.</summary>
public sealed class HelixTestServerOptions
{
    /// <summary>The port to listen on, on this machine alone. Null or 0 for a free one. Default: null.</summary>
    public int? Port { get; set; }

    /// <summary>
    /// How many items a paged list has over all its pages, unless the call asks for items by their keys. The first is the example's, the
    /// others differ from it. Null to answer with the example's items alone. Default: 250.
    /// </summary>
    public int? ListLength { get; set; } = 250;

    /// <summary>
    /// The seed of names, titles, languages, IDs and numbers in long lists: with the same seed the same list has the same items. Default: 1.
    /// </summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The points in a rate limit bucket: 800 unless set. A user and an application have one each, and so has a token that is not the
    /// server's own. A call costs one; without points the answer is 429.
    /// </summary>
    public int RateLimit { get; set; } = 800;

    /// <summary>How long after its first call a bucket is full again, less the fraction of a second: a minute unless set. At least a second.</summary>
    public TimeSpan RateLimitWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether the limits of single operations hold, as the specification has them, beside the bucket: false unless set. What is over
    /// them is answered with 429 though points are left.
    /// </summary>
    public bool EnforcesEndpointLimits { get; set; }

    /// <summary>
    /// Whether the tokens that the server gave are held to what they are for: their kind, their scopes and their user. True unless
    /// set. Other tokens tell nothing of that kind.
    /// </summary>
    public bool ChecksTokens { get; set; } = true;

    /// <summary>
    /// Whether an app token needs the acting user's grant, where Twitch wants one: a user token of the same application with
    /// these scopes. False unless set.
    /// </summary>
    public bool ChecksAppTokenGrants { get; set; }

    /// <summary>Whether tokens will do that the server did not give. True unless set.</summary>
    public bool AcceptsUnknownTokens { get; set; } = true;

    /// <summary>
    /// The secret, in base64, that the JSON Web Tokens of Extensions must be signed with. <see cref="HelixTestIdentity.CreateViewerJwt"/> needs
    /// it. Null to accept any. Default: null.
    /// </summary>
    public string? ExtensionSecret { get; set; }

    /// <summary>How long the tokens live that the server gives: 60 days unless set.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(60);

    /// <summary>How long ID tokens live: 15 minutes unless set.</summary>
    public TimeSpan IdTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How many access tokens a user and an application may have: 50 unless set. With one more, the oldest ends. Null for any number.</summary>
    public int? TokensPerUser { get; set; } = 50;

    /// <summary>Whether the identity server sends scopes as one text with spaces, rather than as a list. False unless set.</summary>
    public bool ScopesAreText { get; set; }

    /// <summary>How long a device is told to wait between two polls: 5 seconds unless set. Sooner is answered with <c>slow_down</c>, and 5 seconds more from then on.</summary>
    public TimeSpan DeviceInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a device's code can be entered: 30 minutes unless set.</summary>
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How many requests <see cref="HelixTestServer.Requests"/> keeps: the last 10,000 unless set. 0 for none.</summary>
    public int RequestLogLength { get; set; } = 10_000;

    /// <summary>
    /// Is given every request when the server is done with it, for those who want more than the log keeps. It is called by many
    /// threads at once, and the answer waits for it. Null for none.
    /// </summary>
    public Action<HelixTestRequest>? RequestCompleted { get; set; }

    /// <summary>The server's clock: the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal HelixTestServerOptions Copy() => (HelixTestServerOptions)MemberwiseClone();
}
