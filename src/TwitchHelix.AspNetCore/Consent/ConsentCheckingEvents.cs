using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.AspNetCore.Diagnostics;
using TwitchHelix.AspNetCore.Login;
using TwitchHelix.AspNetCore.Pages;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>The app's own events of a cookie, and after its validation of a principal the check that the user's token is there.</summary>
/// <param name="own">The app's events.</param>
/// <param name="ownType">The type of the app's events, if the container creates them. Null if it doesn't.</param>
/// <param name="schemes">The schemes.</param>
/// <param name="logger">The log.</param>
internal sealed class ConsentCheckingEvents(CookieAuthenticationEvents own, Type? ownType, TwitchSchemes schemes, ILogger logger) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        await Own(context.HttpContext).ValidatePrincipal(context).ConfigureAwait(false);
        if (context.Principal is not { } principal || await FindLostAsync(principal, context.HttpContext).ConfigureAwait(false) is not { } lost)
            return;
        context.RejectPrincipal();
        context.HttpContext.Features.Set(new LostConsent(lost));
        // The cookie stays for what shows no page, so that the next page can say why.
        if (!PlainPage.IsAcceptedBy(context.Request))
            return;
        logger.ConsentLost(lost.UserId);
        await context.HttpContext.SignOutAsync(context.Scheme.Name).ConfigureAwait(false);
    }

    public override Task CheckSlidingExpiration(CookieSlidingExpirationContext context) => Own(context.HttpContext).CheckSlidingExpiration(context);

    public override Task SigningIn(CookieSigningInContext context) => Own(context.HttpContext).SigningIn(context);

    public override Task SignedIn(CookieSignedInContext context) => Own(context.HttpContext).SignedIn(context);

    public override Task SigningOut(CookieSigningOutContext context) => Own(context.HttpContext).SigningOut(context);

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => Own(context.HttpContext).RedirectToLogin(context);

    public override Task RedirectToLogout(RedirectContext<CookieAuthenticationOptions> context) => Own(context.HttpContext).RedirectToLogout(context);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) =>
        Own(context.HttpContext).RedirectToAccessDenied(context);

    public override Task RedirectToReturnUrl(RedirectContext<CookieAuthenticationOptions> context) => Own(context.HttpContext).RedirectToReturnUrl(context);

    private CookieAuthenticationEvents Own(HttpContext context) =>
        ownType is null ? own : (CookieAuthenticationEvents)context.RequestServices.GetRequiredService(ownType);

    private async Task<TwitchLogin?> FindLostAsync(ClaimsPrincipal principal, HttpContext context)
    {
        foreach (var login in schemes.LoginsOf(principal))
            if (await IsLostAsync(login, context).ConfigureAwait(false))
                return login;
        return null;
    }

    /// <summary>Reads the store once, and renews nothing.</summary>
    private async Task<bool> IsLostAsync(TwitchLogin login, HttpContext context)
    {
        try
        {
            var application = context.RequestServices.GetRequiredKeyedService<HelixApplication>(login.Application);
            return await application.Store.GetAsync(login.UserId, context.RequestAborted).ConfigureAwait(false) is not { NeedsConsent: false };
        }
        catch (HelixAuthorizationException)
        {
            // It is another application's, or can't be sent: the user has to log in for another one.
            return true;
        }
        catch (HelixException e)
        {
            logger.ConsentUnknown(login.UserId, e.Message);
            return false;
        }
    }
}
