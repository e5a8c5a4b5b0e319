using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using TwitchHelix.AspNetCore.Diagnostics;
using TwitchHelix.AspNetCore.Login;
using TwitchHelix.AspNetCore.Pages;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>Answers the request at which a user was signed out.</summary>
internal sealed class ConsentPage(ILogger<TwitchAuthenticationHandler> logger)
{
    /// <summary>Whether the app wants such answers.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether this request is one.</summary>
    public bool IsDue(HttpContext context) =>
        IsUsed && context.Features.Get<LostConsent>() is { Login.Options.ConsentLostPath: var own } && (!own.HasValue || context.Request.Path != own);

    /// <summary>Signs the user out, except at what shows no page: the cookie stays then, so that the next page can say why.</summary>
    public async Task SignOutAsync(HttpContext context, TwitchLogin lost, string? scheme)
    {
        context.Features.Set(new LostConsent(lost));
        if (!PlainPage.IsAcceptedBy(context.Request))
            return;
        logger.ConsentLost(lost.UserId);
        await context.SignOutAsync(scheme).ConfigureAwait(false);
    }

    public static Task WriteAsync(HttpContext context)
    {
        var login = context.Features.Get<LostConsent>()!.Login;
        if (!PlainPage.IsAcceptedBy(context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }
        var returnTo = ReturnAddress.Of(context.Request, context.Request.PathBase + context.Request.Path);
        if (login.Options.ConsentLostPath is { HasValue: true } path)
        {
            context.Response.Redirect(
                context.Request.PathBase.Add(path).ToUriComponent() + QueryString.Create(ReturnAddress.Parameter, returnTo).ToUriComponent());
            return Task.CompletedTask;
        }
        var isSafe = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        return new PlainPage(
            StatusCodes.Status401Unauthorized,
            "You have been logged out",
            "This site may no longer use your Twitch account: you have disconnected it at Twitch, changed your password there, or logged out with another "
            + "browser." + (isSafe ? "" : " What you have just sent may not have been carried out: log in, and send it again."),
            ("Log in with Twitch again", LoginLink.To(context, login.Options, returnTo))).WriteAsync(context);
    }
}
