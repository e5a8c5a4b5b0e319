namespace TwitchHelix;

/// <summary>The options of a client: the Twitch application, its servers and the limits of a call. A client copies them when it is created.</summary>
public sealed class HelixOptions
{
    /// <summary>The conventional name of the configuration section with these options: <c>TwitchHelix</c>.</summary>
    public const string SectionName = "TwitchHelix";

    /// <summary>The application's client ID. Every call needs it. A placeholder such as <c>your client ID</c> or <c>…</c> is refused.</summary>
    /// <seealso href="https://dev.twitch.tv/console/apps"/>
    public string ClientId { get; set; } = "";

    /// <summary>
    /// The application's client secret, which gets the app token. Null or empty if the application has none. A placeholder such as <c>YOUR_CLIENT_SECRET</c>
    /// is refused.
    /// </summary>
    /// <seealso href="https://dev.twitch.tv/console/apps"/>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// An existing token of any kind, without a prefix such as <c>oauth:</c> or <c>Bearer</c>. The library uses it for every call and never renews it, except
    /// that calls of <see cref="IHelixClient.ForUser"/> and <see cref="IHelixClient.ForApp"/> use the token they ask for, and calls on behalf of an
    /// <see cref="IHelixCurrentUser"/> that user's token. A placeholder is refused. Null or empty to use the stored tokens and the app token.
    /// </summary>
    public string? AccessToken { get; set; }

    /// <summary>
    /// The ID of the user whose stored token a call uses if the call takes no app token and its parameters name no user. An ID has digits only; a login is
    /// refused. Null or empty for none.
    /// </summary>
    public string? DefaultUserId { get; set; }

    /// <summary>
    /// The address to which Twitch redirects the user's browser after the user has granted access, exactly as registered for the application. Null if the
    /// application doesn't need it or passes it with each request.
    /// </summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>
    /// The time before its expiry at which the library renews a token. A token that is valid for less than twice this time is renewed after half its life.
    /// Meanwhile calls use the old token. Only in its last 10 seconds, or in the last half of a life under 20 seconds, do they wait for the new one, so that no
    /// token expires on its way. Default: 5 minutes.
    /// </summary>
    public TimeSpan RefreshMargin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The application's Extension, which signs the JWTs of Extension operations. Its properties are null if there is none.</summary>
    public HelixExtensionOptions Extension { get; set; } = new();

    /// <summary>
    /// The address of the API. It must be https, except on loopback, and hold no user name or password. Default:
    /// <c>https://api.twitch.tv/helix/</c>.
    /// </summary>
    public Uri BaseAddress { get; set; } = new("https://api.twitch.tv/helix/");

    /// <summary>
    /// The address of the identity server; tokens come from <c>token</c> below it. It must be https, except on loopback, and hold no user name or password.
    /// Default: <c>https://id.twitch.tv/oauth2/</c>.
    /// </summary>
    public Uri IdentityAddress { get; set; } = new("https://id.twitch.tv/oauth2/");

    /// <summary>
    /// The address of EventSub's WebSockets, which the package TwitchHelix.EventSub connects to. It must be wss, except on loopback, and hold no user name or
    /// password. Default: <c>wss://eventsub.wss.twitch.tv/ws</c>.
    /// </summary>
    public Uri EventSubAddress { get; set; } = new("wss://eventsub.wss.twitch.tv/ws");

    /// <summary>
    /// The time that a call may take with all its attempts, from getting a token to the last byte of the answer. Waiting for a reset of the bucket that Twitch
    /// told, or for an operation's own limit, doesn't count. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit. Getting or refreshing a
    /// token has a minute of its own, with all attempts. A call that stops waiting doesn't cancel it, because only the answer of a refresh has the next refresh
    /// token. Default: 100 seconds.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// The longest time that an attempt of a call waits for a rate limit. If it would have to wait longer, it fails at once with a
    /// <see cref="HelixRateLimitException"/> that says until when, if that is known. With zero it never waits: it goes at once, or fails at once.
    /// <see cref="IHelixClient.WithRateLimitWait"/> sets it for some calls. Default: no limit (<see cref="System.Threading.Timeout.InfiniteTimeSpan"/>).
    /// </summary>
    public TimeSpan RateLimitWait { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The rules by which failed calls are sent again.</summary>
    public HelixRetryOptions Retry { get; set; } = new();

    /// <summary>The largest body of a successful answer, in bytes after decompression. A larger one is an exception. Default: 16 MB (16,777,216).</summary>
    public long MaxResponseSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// The time that a look-up of <see cref="IHelixClient.Batch"/> waits for others to share its call. A full call is sent at once. Default: 5 milliseconds.
    /// </summary>
    public TimeSpan BatchWindow { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>A copy that nobody else can change.</summary>
    internal HelixOptions Copy()
    {
        var copy = (HelixOptions)MemberwiseClone();
        copy.Retry = Retry?.Copy()!;
        copy.Extension = Extension?.Copy()!;
        return copy;
    }

    internal void CopyTo(HelixOptions other)
    {
        other.ClientId = ClientId;
        other.ClientSecret = ClientSecret;
        other.AccessToken = AccessToken;
        other.DefaultUserId = DefaultUserId;
        other.RedirectUri = RedirectUri;
        other.RefreshMargin = RefreshMargin;
        other.Extension = Extension?.Copy()!;
        other.BaseAddress = BaseAddress;
        other.IdentityAddress = IdentityAddress;
        other.EventSubAddress = EventSubAddress;
        other.Timeout = Timeout;
        other.RateLimitWait = RateLimitWait;
        other.Retry = Retry?.Copy()!;
        other.MaxResponseSize = MaxResponseSize;
        other.BatchWindow = BatchWindow;
    }
}
