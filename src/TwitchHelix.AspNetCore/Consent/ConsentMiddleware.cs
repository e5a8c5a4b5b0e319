using Microsoft.AspNetCore.Http;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>Answers requests whose user was signed out, and those during which Twitch says that the user's consent is gone.</summary>
internal sealed class ConsentMiddleware(RequestDelegate next, ConsentPage page, ConsentCheck check)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (page.IsDue(context))
        {
            await ConsentPage.WriteAsync(context).ConfigureAwait(false);
            return;
        }
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (HelixAuthorizationException e) when (e.NeedsConsent && !context.Response.HasStarted)
        {
            // A missing scope is another matter, as is the consent of a user who isn't signed in here.
            if (await check.FindLostAsync(context.User, context).ConfigureAwait(false) is not { } lost || lost.UserId != e.UserId)
                throw;
            context.Response.Clear();
            await page.SignOutAsync(context, lost, lost.Options.SignInScheme).ConfigureAwait(false);
            await ConsentPage.WriteAsync(context).ConfigureAwait(false);
        }
    }
}
