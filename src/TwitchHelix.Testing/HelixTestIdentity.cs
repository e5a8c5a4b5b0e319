using TwitchHelix.Testing.EventSub;
using TwitchHelix.Testing.Identity;

namespace TwitchHelix.Testing;

/// <summary>
/// The applications, users and tokens of the identity server of a <see cref="HelixTestServer"/>. All members can be used from any thread.
/// </summary>
public sealed class HelixTestIdentity
{
    private readonly Applications applications;
    private readonly Users users;
    private readonly IssuedTokens tokens;
    private readonly DeviceGrants devices;
    private readonly IdentityRequestCounter counter;
    private readonly ViewerJwts viewers;
    private readonly EventSubServer eventSub;

    internal HelixTestIdentity(
        Applications applications, Users users, IssuedTokens tokens, DeviceGrants devices, IdentityRequestCounter counter, ViewerJwts viewers,
        EventSubServer eventSub)
    {
        this.applications = applications;
        this.users = users;
        this.tokens = tokens;
        this.devices = devices;
        this.counter = counter;
        this.viewers = viewers;
        this.eventSub = eventSub;
    }

    /// <summary>
    /// The user who is signed in at the identity server, and who consents at <c>authorize</c>, unless that shows a page
    /// (<see cref="HelixTestServerOptions.AsksForConsent"/>), and at a device's verification address. Default: <c>harborlight</c>, the broadcaster of the
    /// examples.
    /// </summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public HelixTestUser SignedInUser
    {
        get => users.SignedIn;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            users.SignedIn = value;
        }
    }

    /// <summary>
    /// The users that <see cref="AddUser"/> and <see cref="SignedInUser"/> added, oldest first. The first is the default of <see cref="SignedInUser"/>.
    /// </summary>
    public IReadOnlyList<HelixTestUser> Users => users.All;

    /// <summary>Whether <see cref="SignedInUser"/> refuses consent. Default: false.</summary>
    public bool DeniesConsent { get => users.DeniesConsent; set => users.DeniesConsent = value; }

    /// <summary>The tokens that are valid now, each owner's oldest first.</summary>
    public IReadOnlyList<HelixTestToken> Tokens => tokens.Snapshot();

    /// <summary>The number of requests so far, by kind.</summary>
    public HelixTestIdentityRequests Requests => counter.Counted;

    /// <summary>Registers an application. From then on the server accepts only registered applications, with their own secret and redirect URIs.</summary>
    /// <param name="application">The application. It replaces an application with the same client ID.</param>
    /// <exception cref="ArgumentNullException">The application is null.</exception>
    public void AddApplication(HelixTestApplication application)
    {
        ArgumentNullException.ThrowIfNull(application);
        applications.Add(application);
    }

    /// <summary>
    /// Adds a user, for tokens and for the API's answers. A user who was not added and is in no example has the login <c>user</c> followed by the ID.
    /// </summary>
    /// <param name="user">The user. It replaces a user with the same ID in tokens that are issued from now on.</param>
    /// <exception cref="ArgumentNullException">The user is null.</exception>
    public void AddUser(HelixTestUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        users.Add(user);
    }

    /// <summary>Issues a user token, as if the user had consented.</summary>
    /// <param name="userId">The user's ID.</param>
    /// <param name="scopes">The granted scopes. Null for none.</param>
    /// <param name="clientId">The client ID of the application. Default: that of <see cref="HelixTestServer.CreateOptions"/>.</param>
    /// <param name="lifetime">The lifetime of the access token. Default: <see cref="HelixTestServerOptions.TokenLifetime"/>.</param>
    /// <param name="isPublicClient">
    /// Whether the application has no secret. Its refresh token can be used once, and a refresh ends the old access token too.
    /// </param>
    /// <returns>The access token, with a refresh token.</returns>
    /// <exception cref="ArgumentException">The user's ID is null or empty.</exception>
    public HelixTestToken CreateUserToken(
        string userId, IEnumerable<string>? scopes = null, string? clientId = null, TimeSpan? lifetime = null, bool isPublicClient = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        var consent = new Consent(users.Get(userId), [.. scopes ?? []]);
        return tokens.AddUser(clientId ?? HelixTestServer.ClientId, consent, isPublicClient, lifetime: lifetime).Snapshot();
    }

    /// <summary>Issues an app token.</summary>
    /// <param name="clientId">The client ID of the application. Default: that of <see cref="HelixTestServer.CreateOptions"/>.</param>
    /// <returns>The token, without a refresh token.</returns>
    public HelixTestToken CreateAppToken(string? clientId = null) => tokens.AddApp(clientId ?? HelixTestServer.ClientId).Snapshot();

    /// <summary>
    /// Creates the JSON Web Token that Twitch gives an Extension's front end for its viewer, signed with
    /// <see cref="HelixTestServerOptions.ExtensionSecret"/>. <see cref="ExtensionJwt.Verify"/> accepts it; the API accepts no viewer's JWT.
    /// </summary>
    /// <param name="channelId">The ID of the channel on which the viewer uses the Extension.</param>
    /// <param name="role">The viewer's role on the channel. Null for <see cref="ExtensionRole.Viewer"/>.</param>
    /// <param name="userId">The viewer's user ID. Null if the viewer does not share it with the Extension.</param>
    /// <param name="opaqueUserId">
    /// The viewer's opaque user ID. Null for <c>U</c> followed by the user ID or, if <paramref name="userId"/> is null too, for <c>A</c> followed by a
    /// unique number, the ID of a viewer who isn't logged in.
    /// </param>
    /// <param name="lifetime">The lifetime of the JWT. Default: an hour.</param>
    /// <returns>The JWT.</returns>
    /// <exception cref="ArgumentException">
    /// The channel's ID is null or empty, or the role is <see cref="ExtensionRole.External"/>, which no viewer has.
    /// </exception>
    /// <exception cref="InvalidOperationException"><see cref="HelixTestServerOptions.ExtensionSecret"/> is null.</exception>
    public string CreateViewerJwt(string channelId, ExtensionRole? role = null, string? userId = null, string? opaqueUserId = null, TimeSpan? lifetime = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(channelId);
        if (role == ExtensionRole.External)
            throw new ArgumentException(
                $"No viewer is external. Use {nameof(ExtensionJwt)}.{nameof(ExtensionJwt.Sign)} to create the JWT of an Extension's server.", nameof(role));
        return viewers.Create(channelId, role ?? ExtensionRole.Viewer, userId, opaqueUserId, lifetime);
    }

    /// <summary>Ends an access token. Its refresh token stays valid.</summary>
    /// <param name="accessToken">The access token.</param>
    /// <returns>True if the server had issued the token and it was still valid.</returns>
    public bool ExpireToken(string accessToken) => tokens.Remove(accessToken);

    /// <summary>Ends a refresh token. Its access tokens stay valid until they expire.</summary>
    /// <param name="refreshToken">The refresh token.</param>
    /// <returns>True if the refresh token was still valid.</returns>
    public bool InvalidateRefreshToken(string refreshToken) => tokens.RemoveRefresh(refreshToken);

    /// <summary>
    /// Ends all access and refresh tokens of a user, and revokes the EventSub subscriptions that need the user's grant, as Twitch does when the user
    /// disconnects the application or changes the password.
    /// </summary>
    /// <param name="userId">The user's ID.</param>
    public void DisconnectUser(string userId)
    {
        tokens.RemoveUser(userId);
        eventSub.Sender.RevokeGrant(userId);
    }

    /// <summary>Enters a device's code for a user who consents.</summary>
    /// <param name="userCode">The code that the device shows.</param>
    /// <param name="userId">The user's ID. Default: that of <see cref="SignedInUser"/>.</param>
    /// <returns>True if a device was waiting for this code.</returns>
    public bool ApproveDevice(string userCode, string? userId = null) => devices.Decide(userCode, userId is null ? users.SignedIn : users.Get(userId));

    /// <summary>Enters a device's code for a user who refuses.</summary>
    /// <param name="userCode">The code that the device shows.</param>
    /// <returns>True if a device was waiting for this code.</returns>
    public bool DenyDevice(string userCode) => devices.Decide(userCode, user: null);
}
