namespace TwitchHelix.Testing;

/// <summary>Options of a <see cref="HelixTestServer"/>. Changes after the start have no effect.</summary>
public sealed class HelixTestServerOptions
{
    /// <summary>The loopback port to listen on. Null or 0 for a free port. Default: null.</summary>
    public int? Port { get; set; }

    /// <summary>
    /// The number of items of a paged list over all its pages, unless the call asks for items by their keys. The first item is the example's,
    /// the others are variations of it. Null for the example's items alone. Default: 250.
    /// </summary>
    public int? ListLength { get; set; } = 250;

    /// <summary>The seed of names, titles, languages, IDs and numbers in long lists. The same seed gives the same items. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// The points in a rate limit bucket. Each user, each application and each token that the server didn't issue has a bucket. A call costs one
    /// point; if none is left, the answer is 429. Default: 800.
    /// </summary>
    public int RateLimit { get; set; } = 800;

    /// <summary>
    /// The time from a bucket's first call, rounded down to a whole second, until the bucket is full again. At least a second. Default: a minute.
    /// </summary>
    public TimeSpan RateLimitWindow { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Whether the server enforces the limits of single operations beside the bucket. A call over such a limit gets 429 although points are
    /// left. Default: false.
    /// </summary>
    public bool EnforcesEndpointLimits { get; set; }

    /// <summary>
    /// Whether the server checks kind, scopes and user of the tokens that it issued. It knows nothing of the kind about other tokens. Default: true.
    /// </summary>
    public bool ChecksTokens { get; set; } = true;

    /// <summary>
    /// Whether an app token needs the acting user's grant where Twitch requires one: a user token of the same application with the required
    /// scopes. Default: false.
    /// </summary>
    public bool ChecksAppTokenGrants { get; set; }

    /// <summary>Whether the server accepts tokens that it didn't issue. Default: true.</summary>
    public bool AcceptsUnknownTokens { get; set; } = true;

    /// <summary>
    /// Whether the operations of EventSub's subscriptions and conduits create, list and delete them. If not, they answer with their examples, as all others do.
    /// Default: true.
    /// </summary>
    public bool SimulatesEventSub { get; set; } = true;

    /// <summary>
    /// The secret, in base64, with which Extensions must sign their JSON Web Tokens. Required by <see cref="HelixTestIdentity.CreateViewerJwt"/>.
    /// Null to accept any JWT. Default: null.
    /// </summary>
    public string? ExtensionSecret { get; set; }

    /// <summary>
    /// Whether <c>authorize</c> shows a page on which a person picks one of <see cref="HelixTestIdentity.Users"/> or declines. A browser in which a user was
    /// picked is redirected at once as long as that user has granted the application all that it asks for, unless the request has <c>force_verify</c>. If
    /// false, <see cref="HelixTestIdentity.SignedInUser"/> consents or, with <see cref="HelixTestIdentity.DeniesConsent"/>, refuses at once. Default: false.
    /// </summary>
    public bool AsksForConsent { get; set; }

    /// <summary>The lifetime of access tokens. Default: 60 days.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromDays(60);

    /// <summary>The lifetime of ID tokens. Default: 15 minutes.</summary>
    public TimeSpan IdTokenLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The number of access tokens per user and application. One more ends the oldest. Null for no limit. Default: 50.</summary>
    public int? TokensPerUser { get; set; } = 50;

    /// <summary>Whether the identity server sends scopes as one text, separated by spaces, instead of a list. Default: false.</summary>
    public bool ScopesAreText { get; set; }

    /// <summary>
    /// The polling interval of a device. An earlier poll gets <c>slow_down</c>, and the interval grows by 5 seconds. Default: 5 seconds.
    /// </summary>
    public TimeSpan DeviceInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The lifetime of a device's code. Default: 30 minutes.</summary>
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>The number of requests that <see cref="HelixTestServer.Requests"/> keeps. 0 for none. Default: 10,000.</summary>
    public int RequestLogLength { get; set; } = 10_000;

    /// <summary>
    /// Receives every request when the server is done with it, also those that the log no longer keeps. The server calls it on many threads at
    /// once, and each request waits for its call to return. Null for none. Default: null.
    /// </summary>
    public Action<HelixTestRequest>? RequestCompleted { get; set; }

    /// <summary>The server's clock. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    internal HelixTestServerOptions Copy() => (HelixTestServerOptions)MemberwiseClone();
}
