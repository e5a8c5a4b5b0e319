using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using TwitchHelix.AspNetCore;

namespace StreamBoard.Security;

internal static class LoginEndpoints
{
    private static readonly string[] Revoking = [TwitchAuthenticationDefaults.AuthenticationScheme, CookieAuthenticationDefaults.AuthenticationScheme];

    public static void MapLogin(this IEndpointRouteBuilder app)
    {
        app.MapGet("/login", (HttpContext context, string? returnUrl) => TypedResults.Challenge(
            new AuthenticationProperties { RedirectUri = Local(context, returnUrl) }, [TwitchAuthenticationDefaults.AuthenticationScheme]));
        // Binding the form checks its antiforgery token.
        app.MapPost("/logout", (bool? revoke, IFormCollection _) => TypedResults.SignOut(
            new AuthenticationProperties { RedirectUri = "/" }, revoke == true ? Revoking : [CookieAuthenticationDefaults.AuthenticationScheme]));
    }

    private static string Local(HttpContext context, string? returnUrl) =>
        returnUrl is ['/', ..] && RedirectHttpResult.IsLocalUrl(returnUrl) ? context.Request.PathBase + returnUrl : "/";
}
