using Microsoft.AspNetCore.Http;
using TwitchHelix.AspNetCore.Login;
using TwitchHelix.AspNetCore.Pages;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>Answers the request at which a user was signed out.</summary>
internal sealed class ConsentPage
{
    /// <summary>Whether the app wants such answers.</summary>
    public bool IsUsed { get; set; }

    /// <summary>Whether this request is one.</summary>
    public bool IsDue(HttpContext context) =>
        IsUsed && context.Features.Get<LostConsent>() is { Login.Options.ConsentLostPath: var own } && (!own.HasValue || context.Request.Path != own);

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
        return new PlainPage(
            StatusCodes.Status401Unauthorized,
            "You have been logged out",
            "This site may no longer use your Twitch account: you have disconnected it at Twitch, changed your password there, or logged out with another "
            + "browser. What you sent last was not carried out.",
            ("Log in with Twitch again", LoginLink.To(context, login.Options, returnTo))).WriteAsync(context);
    }
}
