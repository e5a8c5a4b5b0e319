namespace TwitchHelix;

/// <summary>Which Twitch application calls, and where to.</summary>
public sealed class HelixOptions
{
    /// <summary>The name of the section that holds these options in a configuration, by convention: <c>TwitchHelix</c>.</summary>
    public const string SectionName = "TwitchHelix";

    /// <summary>The application's client ID. It is needed for every call.</summary>
    /// <seealso href="https://dev.twitch.tv/console/apps"/>
    public string ClientId { get; set; } = "";

    /// <summary>The application's client secret, to get an app token with. Null or empty if the application has none.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// A token that is there already, without a prefix such as <c>oauth:</c> or <c>Bearer</c>: calls are made with it, whatever its kind, and nothing renews it.
    /// Calls of <see cref="IHelixClient.ForUser"/> and <see cref="IHelixClient.ForApp"/> are made with the token that they ask for. Null or empty for the
    /// tokens of the store and an app token.
    /// </summary>
    public string? AccessToken { get; set; }

    /// <summary>
    /// The ID of the user whose stored token serves where a call takes no app token and its parameters name no user. An ID has digits only; a login is
    /// refused. Null or empty for none.
    /// </summary>
    public string? DefaultUserId { get; set; }

    /// <summary>
    /// Where Twitch sends a user's browser back to after granting access, exactly as registered for the application. Null if the
    /// application does not need it, or gives it with each request.
    /// </summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>
    /// How long before its end a token is renewed, so that it does not end on the way: 5 minutes unless set. A token that lives shorter than twice that is renewed
    /// after half its life.
    /// </summary>
    public TimeSpan RefreshMargin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The application's Extension, to sign the JWTs of Extension operations. Its properties are null if there is none.</summary>
    public HelixExtensionOptions Extension { get; set; } = new();

    /// <summary>Where the API is: <c>https://api.twitch.tv/helix/</c> unless set. It must be https, but for this machine.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.twitch.tv/helix/");

    /// <summary>
    /// Where the identity server is: <c>https://id.twitch.tv/oauth2/</c> unless set; tokens come from <c>token</c> below it. It must be
    /// https, but for this machine.
    /// </summary>
    public Uri IdentityAddress { get; set; } = new("https://id.twitch.tv/oauth2/");

    /// <summary>
    /// How long a call may take altogether, with all its tries, from getting a token to the last byte of the answer: 100 seconds unless set. Time in which
    /// it is held back for a rate limit does not count. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a call waits for its turn where a rate limit is reached: as long as it takes (<see cref="System.Threading.Timeout.InfiniteTimeSpan"/>) unless set.
    /// If it would be longer, the call fails at once with a <see cref="HelixRateLimitException"/> that says when; zero never waits.
    /// <see cref="IHelixClient.WithRateLimitWait"/> sets it for some calls.
    /// </summary>
    public TimeSpan RateLimitWait { get; set; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>How calls that failed are sent again.</summary>
    public HelixRetryOptions Retry { get; set; } = new();

    /// <summary>The largest body of an answer that is read, in bytes, decompressed: 16 MB (16,777,216) unless set.</summary>
    public long MaxResponseSize { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// How long a look-up of <see cref="IHelixClient.Batch"/> waits for others to share its call: 5 milliseconds unless set. A call that is full goes out
    /// at once.
    /// </summary>
    public TimeSpan BatchWindow { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>The options of a client, which nobody else changes.</summary>
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
        other.Extension = Extension;
        other.BaseAddress = BaseAddress;
        other.IdentityAddress = IdentityAddress;
        other.Timeout = Timeout;
        other.RateLimitWait = RateLimitWait;
        other.Retry = Retry;
        other.MaxResponseSize = MaxResponseSize;
        other.BatchWindow = BatchWindow;
    }
}
