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
    /// A token that is there already: every call is made with it, whatever its kind, and nothing renews it. Null or empty to get an
    /// app token with <see cref="ClientSecret"/>.
    /// </summary>
    public string? AccessToken { get; set; }

    /// <summary>Where the API is: <c>https://api.twitch.tv/helix/</c> unless set. It must be https, but for this machine.</summary>
    public Uri BaseAddress { get; set; } = new("https://api.twitch.tv/helix/");

    /// <summary>
    /// Where the identity server is: <c>https://id.twitch.tv/oauth2/</c> unless set; tokens come from <c>token</c> below it. It must be
    /// https, but for this machine.
    /// </summary>
    public Uri IdentityAddress { get; set; } = new("https://id.twitch.tv/oauth2/");

    /// <summary>
    /// How long a call may take altogether, from getting a token to the last byte of the answer: 100 seconds unless set.
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no limit.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(100);
}
