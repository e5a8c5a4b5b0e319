using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TwitchHelix.AspNetCore.Diagnostics;
using TwitchHelix.AspNetCore.Pages;
using TwitchHelix.Serialization;

namespace TwitchHelix.AspNetCore.Login;

/// <summary>
/// Logs users in with Twitch. State and correlation cookie are the framework's; the code is exchanged, and what comes is verified, by the application's
/// <see cref="ITwitchIdentity"/>; the token goes into its store.
/// </summary>
internal sealed class TwitchAuthenticationHandler(IOptionsMonitor<TwitchAuthenticationOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : OAuthHandler<TwitchAuthenticationOptions>(options, logger, encoder), IAuthenticationSignOutHandler
{
    private string returnTo = ReturnAddress.Home;
    private bool isPersistent;
    private HelixToken? token;
    private bool isNewUser;

    private HelixApplication Application => Context.RequestServices.GetRequiredKeyedService<HelixApplication>(Options.Application);

    public override async Task<bool> HandleRequestAsync()
    {
        if (!await ShouldHandleRequestAsync().ConfigureAwait(false))
            return false;
        if (LoginLink.IsIn(Request, out var address))
        {
            await BeginAsync(address).ConfigureAwait(false);
            return true;
        }
        try
        {
            return await base.HandleRequestAsync().ConfigureAwait(false);
        }
        catch (AuthenticationFailureException e) when (e.InnerException is OperationCanceledException && Context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for an answer.
            return true;
        }
        // Any other failure is a fault of the app, which its own handler of exceptions has to see.
        catch (AuthenticationFailureException e) when (e.InnerException is AuthenticationFailureException or HelixException)
        {
            var failure = e.InnerException;
            Logger.LoginFailed(Scheme.Name, failure.Message);
            await LoginFailurePage.Of(failure, LoginLink.To(Context, Options, returnTo)).WriteAsync(Context).ConfigureAwait(false);
            return true;
        }
    }

    /// <summary>Revokes the user's token at Twitch, and removes it from the store.</summary>
    /// <exception cref="InvalidOperationException">The address to return to isn't in this app.</exception>
    /// <exception cref="HelixException">Twitch can't be reached, or the store failed.</exception>
    public async Task SignOutAsync(AuthenticationProperties? properties)
    {
        if (properties?.RedirectUri is { Length: > 0 } address)
            properties.RedirectUri = Local(address);
        var result = await AuthenticateAsync().ConfigureAwait(false);
        var schemes = Context.RequestServices.GetRequiredService<TwitchSchemes>();
        if (result.Principal is not { } principal || schemes.LoginsOf(principal).FirstOrDefault(login => login.Scheme == Scheme.Name) is not { } login)
            return;
        if (await Application.Tokens.RevokeAsync(login.UserId, Context.RequestAborted).ConfigureAwait(false))
            Logger.LoggedOut(login.UserId);
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        properties.RedirectUri = string.IsNullOrEmpty(properties.RedirectUri)
            ? ReturnAddress.Of(Request, OriginalPathBase + OriginalPath)
            : Local(properties.RedirectUri);
        return base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri)
    {
        var scopes = properties.GetParameter<ICollection<string>>(OAuthChallengeProperties.ScopeKey)
            ?? [.. Options.Scope, .. Context.Features.Get<WantedScopes>()?.Scopes ?? []];
        var request = new AuthorizationRequest
        {
            Scopes = [.. scopes.Distinct(StringComparer.Ordinal)],
            RedirectUri = new Uri(redirectUri),
            ForceVerify = Options.ForceVerify,
        };
        if (request.Scopes.Contains(TwitchAuthenticationOptions.OpenId))
        {
            request.IdTokenClaims = [.. Options.IdTokenClaims];
            LoginState.SetNonce(properties, request.Nonce!);
        }
        request.State = Options.StateDataFormat.Protect(properties);
        var address = Application.Identity.CreateAuthorizationUrl(request).AbsoluteUri;
#if NET9_0_OR_GREATER
        foreach (var (name, value) in Options.AdditionalAuthorizationParameters)
            address = Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(address, name, value);
#endif
        return address;
    }

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        try
        {
            var result = await base.HandleRemoteAuthenticateAsync().ConfigureAwait(false);
            returnTo = result.Properties?.RedirectUri ?? returnTo;
            return result;
        }
        catch (MoreScopesException e)
        {
            var properties = new OAuthChallengeProperties { RedirectUri = returnTo, Scope = [.. e.Scopes], IsPersistent = isPersistent };
            e.State.SetUnion(properties);
            await ChallengeAsync(properties).ConfigureAwait(false);
            return HandleRequestResult.Handle();
        }
    }

    protected override async Task<OAuthTokenResponse> ExchangeCodeAsync(OAuthCodeExchangeContext context)
    {
        returnTo = context.Properties.RedirectUri ?? returnTo;
        isPersistent = context.Properties.IsPersistent;
        var state = LoginState.Take(context.Properties);
        // From here on there is a token, which is stored or revoked even if the browser has gone.
        var grant = await Application.Identity.ExchangeCodeAsync(context.Code, new Uri(context.RedirectUri), state.Nonce, CancellationToken.None)
            .ConfigureAwait(false);
        if (state.Nonce is not null && grant.IdToken is null)
            throw new HelixAuthorizationException("No ID token came with the token, although the scope openid was asked for.");
        RequireGranted(state, grant.Token);
        if (!state.IsUnion)
            await RequireUnionAsync(state, grant.Token).ConfigureAwait(false);
        token = await KeepAsync(grant.Token).ConfigureAwait(false);
        return OAuthTokenResponse.Success(Answer(token));
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(
        ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var userId = token!.UserId;
        var twitch = Application.Client.ForUser(userId);
        var users = await twitch.Users.GetUsersAsync(ids: [userId], cancellationToken: Context.RequestAborted).ConfigureAwait(false);
        if (users.Data is not [{ } self] || self.Id != userId)
            throw new HelixException("Twitch did not answer with the user of the token.");
        using var user = JsonDocument.Parse(HelixJson.Write(self));
        // Whatever ClaimsIssuer is, the type says by which scheme the user has logged in.
        var principal = new ClaimsPrincipal(new ClaimsIdentity(Scheme.Name));
        var context = new OAuthCreatingTicketContext(principal, properties, Context, Scheme, Options, Backchannel, tokens, user.RootElement);
        context.RunClaimActions();
        await RunCreatingTicketAsync(context).ConfigureAwait(false);
        SetUserId(context.Principal!, userId);
        var cookies = Context.RequestServices.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>();
        FreshSession.Begin(Request, cookies.Get(SignInScheme));
        Logger.LoggedIn(userId, Scheme.Name);
        return new AuthenticationTicket(context.Principal!, context.Properties, Scheme.Name);
    }

    private static void RequireGranted(LoginState state, HelixToken granted)
    {
        if (state.UserId is { } userId && granted.UserId != userId)
            throw new LoginRefusedException("You are logged in here as one user, and at Twitch as another. Log out of one of them, and begin again.");
        if (state.Required.Except(granted.Scopes ?? []).ToList() is { Count: > 0 } missing)
            throw new LoginRefusedException($"This page needs more of your Twitch account than you have granted. It is missing: {string.Join(", ", missing)}.");
    }

    private static JsonDocument Answer(HelixToken token)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("access_token", token.AccessToken);
            writer.WriteString("token_type", "bearer");
            writer.WriteEndObject();
        }
        return JsonDocument.Parse(buffer.WrittenMemory);
    }

    /// <summary>Stores the new token, or keeps the stored one, which may do more.</summary>
    private async Task<HelixToken> KeepAsync(HelixToken granted)
    {
        var application = Application;
        var before = await application.Store.FindAsync(granted.UserId, CancellationToken.None).ConfigureAwait(false);
        isNewUser = before is not { NeedsConsent: false };
        var kept = await application.Lifetime.RunAsync(cancel => application.Grants.KeepAsync(granted, cancel), CancellationToken.None).ConfigureAwait(false);
        if (kept.AccessToken == granted.AccessToken)
            return kept;
        Logger.TokenKept(kept.UserId);
        // Twitch ends a user's oldest token when there are too many, and that may be the stored one.
        await RevokeAsync(granted).ConfigureAwait(false);
        return kept;
    }

    private async Task RevokeAsync(HelixToken needless)
    {
        try
        {
            await Application.Identity.RevokeAsync(needless.AccessToken, CancellationToken.None).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            Logger.TokenNotRevoked(needless.UserId, e.Message);
        }
    }

    private async Task RequireUnionAsync(LoginState state, HelixToken granted)
    {
        var application = Application;
        var union = await application.Lifetime.RunAsync(cancel => application.Grants.FindUnionAsync(granted, cancel), CancellationToken.None)
            .ConfigureAwait(false);
        if (union.Count == 0)
            return;
        await RevokeAsync(granted).ConfigureAwait(false);
        throw new MoreScopesException(state, union);
    }

    /// <summary>Runs the app's event, which may refuse the user. It can call as the user: the token is stored by then, and doesn't stay there.</summary>
    private async Task RunCreatingTicketAsync(OAuthCreatingTicketContext context)
    {
        try
        {
            await Events.CreatingTicket(context).ConfigureAwait(false);
            if (context.Result?.Failure is { } refusal)
                throw new UserRefusedException(refusal);
        }
        catch when (isNewUser)
        {
            await ForgetAsync(token!).ConfigureAwait(false);
            throw;
        }
    }

    private async Task ForgetAsync(HelixToken refused)
    {
        try
        {
            await Application.Tokens.RevokeAsync(refused.UserId, CancellationToken.None).ConfigureAwait(false);
        }
        catch (HelixException e)
        {
            Logger.TokenNotRevoked(refused.UserId, e.Message);
        }
    }

    private void SetUserId(ClaimsPrincipal principal, string userId)
    {
        foreach (var identity in principal.Identities)
            foreach (var claim in identity.FindAll(TwitchClaimTypes.UserId).ToList())
                identity.RemoveClaim(claim);
        var own = principal.Identities.FirstOrDefault(identity => identity.AuthenticationType == Scheme.Name);
        if (own is null)
            principal.AddIdentity(own = new ClaimsIdentity(Scheme.Name));
        own.AddClaim(new Claim(TwitchClaimTypes.UserId, userId, ClaimValueTypes.String, ClaimsIssuer));
    }

    private Task BeginAsync(string address) => ReturnAddress.IsLocalPath(address)
        ? ChallengeAsync(new AuthenticationProperties { RedirectUri = address })
        : new PlainPage(
            StatusCodes.Status400BadRequest,
            "This link is not valid",
            "It would lead to another site after you have logged in.",
            ("Log in with Twitch", LoginLink.To(Context, Options, ReturnAddress.Home))).WriteAsync(Context);

    private string Local(string address) => ReturnAddress.IsLocal(address, Request)
        ? ReturnAddress.Escape(address)
        : throw new InvalidOperationException("AuthenticationProperties.RedirectUri leads out of this app. Pass a path, such as '/polls'.");
}
