using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace TwitchHelix.Tests.Readme;

/// <summary>The code of docs/authentication.md, line by line. It is compiled, but not run.</summary>
internal static class AuthenticationSnippets
{
    public static Uri SendToTwitch(IHelixClient twitch)
    {
        var request = new AuthorizationRequest { Scopes = ["chat:read", "user:edit"] };
        Uri url = twitch.Identity.CreateAuthorizationUrl(request);
        return url;
    }

    public static async Task<HelixToken> ComeBackAsync(IHelixClient twitch, Uri addressOfRequest, string savedState, string savedNonce)
    {
        var request = new AuthorizationRequest { State = savedState, Nonce = savedNonce };
        UserGrant grant = await twitch.Identity.CompleteAuthorizationAsync(addressOfRequest, request);
        HelixToken token = grant.Token;
        return token;
    }

    public static async Task<Uri?> AskForMoreAsync(IHelixClient twitch, string userId, Dictionary<string, string?> session)
    {
        try
        {
            await twitch.ForUser(userId).Polls.GetPollsAsync(userId);
        }
        catch (HelixAuthorizationException e) when (e.NeedsConsent)
        {
            AuthorizationRequest request = e.CreateAuthorizationRequest();
            session["state"] = request.State;
            session["nonce"] = request.Nonce;
            return twitch.Identity.CreateAuthorizationUrl(request);
        }
        return null;
    }

    public static async Task ComeBackWithMoreAsync(IHelixClient twitch, string userId, Uri addressOfRequest, Dictionary<string, string?> session)
    {
        var request = new AuthorizationRequest { State = session.GetValueOrDefault("state"), Nonce = session.GetValueOrDefault("nonce") };
        UserGrant grant = await twitch.Identity.CompleteAuthorizationAsync(addressOfRequest, request);
        await twitch.Tokens.AddAsync(grant.Token);
        await twitch.ForUser(userId).Polls.GetPollsAsync(userId);
    }

    public static async Task<UserGrant> DeviceAsync(IHelixClient twitch, CancellationToken cancellationToken)
    {
        DeviceAuthorization device = await twitch.Identity.StartDeviceAuthorizationAsync(["chat:read"], cancellationToken);
        Console.WriteLine($"Open {device.VerificationUri} and enter {device.UserCode}.");
        UserGrant grant = await twitch.Identity.WaitForDeviceAsync(device, cancellationToken);
        return grant;
    }

    public static async Task<(Uri Url, UserGrant Grant)> ImplicitAsync(IHelixClient twitch, Uri addressWithFragment)
    {
        var request = new AuthorizationRequest { ResponseType = AuthorizationResponseType.Token, Scopes = ["chat:read"] };
        Uri url = twitch.Identity.CreateAuthorizationUrl(request);
        UserGrant grant = await twitch.Identity.CompleteAuthorizationAsync(addressWithFragment, request);
        return (url, grant);
    }

    public static AuthorizationRequest OpenIdConnect()
    {
        var request = new AuthorizationRequest { Scopes = ["openid", "user:read:email"], IdTokenClaims = ["email", "preferred_username"] };
        return request;
    }

    public static async Task<(HelixToken Next, TokenValidation? Validation)> RenewAsync(IHelixClient twitch, HelixToken token)
    {
        HelixToken next = await twitch.Identity.RefreshAsync(token);
        TokenValidation? validation = await twitch.Identity.ValidateAsync(token.AccessToken);
        await twitch.Identity.RevokeAsync(token.AccessToken);
        return (next, validation);
    }

    public static ExtensionViewer Extension(string secretFromTheConsole, string jwtOfTheViewer)
    {
        var extension = new ExtensionJwt(secretFromTheConsole);
        ExtensionViewer viewer = extension.Verify(jwtOfTheViewer);
        return viewer;
    }

    public static async Task<HelixToken> KeepAsync(IHelixClient twitch, UserGrant grant, string accessToken, string refreshToken)
    {
        await twitch.Tokens.AddAsync(grant.Token);
        HelixToken added = await twitch.Tokens.AddAsync(accessToken, refreshToken);
        return added;
    }

    public static async Task<HelixToken> AddKnownAsync(IHelixClient twitch, string userId, string accessToken, string refreshToken)
    {
        HelixToken known = await twitch.Tokens.AddAsync(new HelixToken(userId, accessToken) { RefreshToken = refreshToken, Scopes = ["chat:read"] });
        return known;
    }

    public static async Task<IReadOnlyList<string>> CallAsync(IHelixClient twitch, string userId)
    {
        await twitch.ForUser(userId).Users.UpdateUserAsync("hello");
        await twitch.ForApp().Users.GetUsersAsync();
        twitch.Tokens.ConsentNeeded += (_, e) => Console.WriteLine($"User {e.Token.UserId} has to grant access again.");
        IReadOnlyList<string> usersWithoutConsent = await twitch.Tokens.ValidateAsync();
        return usersWithoutConsent;
    }

    public static IReadOnlyList<string> Scopes(string userId)
    {
        EventSubSubscriptionType follows = EventSubSubscriptionTypes.ChannelFollow(broadcasterUserId: userId, moderatorUserId: userId);
        IReadOnlyList<string> scopes = HelixOperations.ScopesFor([HelixOperations.Polls.CreatePoll], [follows]);
        return scopes;
    }

    public static void Register(HostApplicationBuilder builder)
    {
        builder.Services.AddTwitchHelix("bot", builder.Configuration.GetSection("Bot")).AddFileTokenStore("bot.json").AddTokenValidation();
        builder.Services.AddTwitchHelix("site", builder.Configuration.GetSection("Site")).AddFileTokenStore("site.json");
    }
}
