using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using TwitchHelix.AspNetCore.Login;

namespace TwitchHelix.AspNetCore.Scopes;

/// <summary>Compares the scopes that an endpoint needs with those of the user's stored token.</summary>
internal sealed class TwitchScopesHandler(TwitchSchemes schemes, IServiceProvider services) : AuthorizationHandler<TwitchScopesRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, TwitchScopesRequirement requirement)
    {
        var cancellationToken = (context.Resource as HttpContext)?.RequestAborted ?? default;
        foreach (var login in schemes.LoginsOf(context.User))
            if (await GrantedScopes.OfAsync(login, services, cancellationToken).ConfigureAwait(false) is { } granted
                && requirement.Scopes.All(granted.Contains))
            {
                context.Succeed(requirement);
                return;
            }
    }
}
