using Microsoft.AspNetCore.Authorization;
using TwitchHelix.AspNetCore;

namespace StreamBoard.Security;

internal static class LoginRequired
{
    /// <summary>
    /// Answers 401 to whoever hasn't logged in, and 403 to a user who hasn't granted the scopes. What a script asks for can't be sent to Twitch, as a page is:
    /// the script loads its page again.
    /// </summary>
    public static TBuilder RequireLogin<TBuilder>(this TBuilder endpoints, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder =>
        endpoints.AddEndpointFilter(async (context, next) =>
            !context.HttpContext.User.HasLoggedIn ? TypedResults.Unauthorized()
            : !await HasGrantedAsync(context.HttpContext, scopes) ? TypedResults.StatusCode(StatusCodes.Status403Forbidden)
            : await next(context));

    private static async Task<bool> HasGrantedAsync(HttpContext context, string[] scopes)
    {
        if (scopes.Length == 0)
            return true;
        var policies = context.RequestServices.GetRequiredService<IAuthorizationPolicyProvider>();
        var policy = await AuthorizationPolicy.CombineAsync(policies, [new RequireTwitchScopesAttribute(scopes)]);
        var authorization = context.RequestServices.GetRequiredService<IAuthorizationService>();
        return (await authorization.AuthorizeAsync(context.User, context, policy!)).Succeeded;
    }
}
