using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwitchHelix.AspNetCore.Diagnostics;
using TwitchHelix.AspNetCore.Login;
using TwitchHelix.Authentication.Stores;

namespace TwitchHelix.AspNetCore.Consent;

/// <summary>Finds out whether the consent of a signed-in user is gone. It reads the store once for each user, and renews nothing.</summary>
internal sealed class ConsentCheck(TwitchSchemes schemes, ILogger<TwitchAuthenticationHandler> logger)
{
    /// <returns>The user whose consent is gone. Null if there is none, or if the store fails: a token that nobody can read is no failure.</returns>
    public async Task<TwitchLogin?> FindLostAsync(ClaimsPrincipal principal, HttpContext context)
    {
        foreach (var login in schemes.LoginsOf(principal))
            if (await IsLostAsync(login, context).ConfigureAwait(false))
                return login;
        return null;
    }

    private async Task<bool> IsLostAsync(TwitchLogin login, HttpContext context)
    {
        try
        {
            var application = context.RequestServices.GetRequiredKeyedService<HelixApplication>(login.Application);
            return await application.Store.GetAsync(login.UserId, context.RequestAborted).ConfigureAwait(false) is not { NeedsConsent: false };
        }
        catch (HelixAuthorizationException)
        {
            // It is another application's, or can't be sent: only another log-in helps.
            return true;
        }
        catch (UnreadableTokenException)
        {
            // The key that encrypted it is gone, and with it the token.
            return true;
        }
        catch (HelixException e)
        {
            logger.ConsentUnknown(login.UserId, e.Message);
            return false;
        }
    }
}
