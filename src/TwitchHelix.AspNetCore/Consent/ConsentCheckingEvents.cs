using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>The app's own events of a cookie, and after its validation of a principal the check that the user's token is there.</summary>
/// <param name="own">The app's events.</param>
/// <param name="ownType">The type of the app's events, if the container creates them. Null if it doesn't.</param>
/// <param name="check">Checks users of Twitch.</param>
/// <param name="page">Answers the request.</param>
internal sealed class ConsentCheckingEvents(CookieAuthenticationEvents own, Type? ownType, ConsentCheck check, ConsentPage page) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        await Own(context.HttpContext).ValidatePrincipal(context).ConfigureAwait(false);
        if (context.Principal is not { } principal || await check.FindLostAsync(principal, context.HttpContext).ConfigureAwait(false) is not { } lost)
            return;
        context.RejectPrincipal();
        await page.SignOutAsync(context.HttpContext, lost, context.Scheme.Name).ConfigureAwait(false);
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
}
