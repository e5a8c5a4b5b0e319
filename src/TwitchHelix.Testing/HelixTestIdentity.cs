using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing;

/// <summary>
/// Who is known to the identity server of a <see cref="HelixTestServer"/>: applications, users, and their tokens. All members can be
/// used from any thread.
/// </summary>
public sealed class HelixTestIdentity
{
    private readonly Applications applications;
    private readonly Users users;
    private readonly IssuedTokens tokens;
    private readonly DeviceGrants devices;
    private readonly IdentityRequestCounter counter;
    private readonly ViewerJwts viewers;
    private volatile bool deniesConsent;

    internal HelixTestIdentity(Applications applications, Users users, IssuedTokens tokens, DeviceGrants devices, IdentityRequestCounter counter, ViewerJwts viewers)
    {
        this.applications = applications;
        this.users = users;
        this.tokens = tokens;
        this.devices = devices;
        this.counter = counter;
        this.viewers = viewers;
    }

    /// <summary>
    /// The user who consents when someone is sent to <c>authorize</c> or opens a device's verification address: the broadcaster of
    /// the examples, <c>harborlight</c>, unless set.
    /// </summary>
    /// <exception cref="ArgumentNullException">It is set to null.</exception>
    public HelixTestUser SignedInUser
    {
        get => users.SignedIn;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            users.SignedIn = value;
        }
    }

    /// <summary>Whether <see cref="SignedInUser"/> says no when asked to consent. False unless set.</summary>
    public bool DeniesConsent { get => deniesConsent; set => deniesConsent = value; }

    /// <summary>The tokens that are good now, an owner's oldest first.</summary>
    public IReadOnlyList<HelixTestToken> Tokens => tokens.Snapshot();

    /// <summary>The requests so far, by kind.</summary>
    public HelixTestIdentityRequests Requests => counter.Counted;

    /// <summary>Registers an application. From then on only registered ones are known, with their own secret and redirect addresses.</summary>
    /// <param name="application">The application. One with the same client ID is replaced.</param>
    /// <exception cref="ArgumentNullException">The application is null.</exception>
    public void AddApplication(HelixTestApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        applications.Add(application);
    }

    /// <summary>Makes a user known by name, for tokens and for the API's answers. One that isn't, and is in no example, has the login <c>user</c> and the ID.</summary>
    /// <param name="user">The user. One with the same ID is replaced for tokens given from now on.</param>
    /// <exception cref="ArgumentNullException">The user is null.</exception>
    public void AddUser(HelixTestUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        users.Add(user);
    }

    /// <summary>Gives a user token, as if the user had consented.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="scopes">The scopes granted. Null for none.</param>
    /// <param name="clientId">The application it is for: that of <see cref="HelixTestServer.CreateOptions"/> unless given.</param>
    /// <param name="lifetime">How long it is good: <see cref="HelixTestServerOptions.TokenLifetime"/> unless given.</param>
    /// <param name="isPublicClient">Whether the application has no secret: the refresh token serves once then, and the access token ends with it.</param>
    /// <returns>The access token, with a refresh token.</returns>
    /// <exception cref="ArgumentException">The user's ID is null or empty.</exception>
    public HelixTestToken CreateUserToken(string userId, IEnumerable<string>? scopes = null, string? clientId = null, TimeSpan? lifetime = null, bool isPublicClient = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        var consent = new Consent(users.Get(userId), [.. scopes ?? []]);
        return tokens.AddUser(clientId ?? HelixTestServer.ClientId, consent, isPublicClient, lifetime: lifetime).Snapshot();
    }

    /// <summary>Gives an app token.</summary>
    /// <param name="clientId">The application it is for: that of <see cref="HelixTestServer.CreateOptions"/> unless given.</param>
    /// <returns>The token, without a refresh token.</returns>
    public HelixTestToken CreateAppToken(string? clientId = null) => tokens.AddApp(clientId ?? HelixTestServer.ClientId).Snapshot();

    /// <summary>
    /// Gives the JSON Web Token that Twitch gives an Extension's front end for its viewer, signed with <see cref="HelixTestServerOptions.ExtensionSecret"/>.
    /// <see cref="ExtensionJwt.Verify"/> takes it; the API takes none of a viewer.
    /// </summary>
    /// <param name="channelId">The ID of the channel that the Extension is watched on.</param>
    /// <param name="role">What the viewer is there. Null for <see cref="ExtensionRole.Viewer"/>.</param>
    /// <param name="userId">The viewer's user ID. Null if the viewer does not share it with the Extension.</param>
    /// <param name="opaqueUserId">
    /// The viewer without a name. Null for <c>U</c> and the user ID or, without one, for a viewer who isn't logged in: <c>A</c> and a number that no
    /// other has.
    /// </param>
    /// <param name="lifetime">How long it is good. Default: an hour.</param>
    /// <returns>The JWT.</returns>
    /// <exception cref="ArgumentException">The channel's ID is null or empty, or the role is <see cref="ExtensionRole.External"/>, which no viewer has.</exception>
    /// <exception cref="InvalidOperationException"><see cref="HelixTestServerOptions.ExtensionSecret"/> is null.</exception>
    public string CreateViewerJwt(string channelId, ExtensionRole? role = null, string? userId = null, string? opaqueUserId = null, TimeSpan? lifetime = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelId);
        if (role == ExtensionRole.External)
            throw new ArgumentException($"No viewer is external: {nameof(ExtensionJwt)}.{nameof(ExtensionJwt.Sign)} makes the JWT of an Extension's server.", nameof(role));
        return viewers.Create(channelId, role ?? ExtensionRole.Viewer, userId, opaqueUserId, lifetime);
    }

    /// <summary>Ends an access token. Its refresh token stays good.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <returns>Whether the server had given it, and it was not gone already.</returns>
    public bool ExpireToken(string accessToken) => tokens.Remove(accessToken);

    /// <summary>Ends a refresh token. Its access tokens stay good until they end.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <returns>Whether it was good until now.</returns>
    public bool InvalidateRefreshToken(string refreshToken) => tokens.RemoveRefresh(refreshToken);

    /// <summary>Ends all tokens and refresh tokens of a user, as when the user disconnects the application or changes the password.</summary>
    /// <param name="userId">The user's ID.</param>
    public void DisconnectUser(string userId) => tokens.RemoveUser(userId);

    /// <summary>Lets a user enter a device's code and consent.</summary>
    /// <param name="userCode">The code that the device shows.</param>
    /// <param name="userId">The user: <see cref="SignedInUser"/> unless given.</param>
    /// <returns>Whether the code was waited for.</returns>
    public bool ApproveDevice(string userCode, string? userId = null) => devices.Decide(userCode, userId is null ? users.SignedIn : users.Get(userId));

    /// <summary>Lets a user enter a device's code and refuse.</summary>
    /// <param name="userCode">The code that the device shows.</param>
    /// <returns>Whether the code was waited for.</returns>
    public bool DenyDevice(string userCode) => devices.Decide(userCode, user: null);
}
